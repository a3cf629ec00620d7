import { readText } from './files';

/**
 * What a file of JSON holds.
 *
 * @param doing what is being done, for the error
 * @param cure what to do about a file that is torn or empty, for the error
 * @throws SyntaxError if it is not JSON; it names the file
 * @throws Error if it cannot be read
 */
export function readJson(doing: string, file: string, cure: string): unknown {
  return parsed(doing, readText(doing, file), file, cure);
}

/**
 * What each line of a file of JSON lines holds.
 *
 * @throws as `readJson`; the SyntaxError names the line
 */
export function readJsonLines(doing: string, file: string, cure: string): unknown[] {
  const lines = readText(doing, file).split('\n');
  return lines.flatMap((line, index): unknown[] =>
    line === '' ? [] : [parsed(doing, line, `line ${index + 1} of ${file}`, cure)],
  );
}

function parsed(doing: string, text: string, where: string, cure: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const torn = `text that is none or ends too soon, of ${text.length} characters`;
    const found = text.trim() === '' ? 'an empty file' : torn;
    throw new SyntaxError(`${doing}: expected JSON in ${where}, found ${found}: ${cure}`, { cause });
  }
}
