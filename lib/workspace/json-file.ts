import { readFileSync } from 'node:fs';

/**
 * What a file of JSON holds.
 *
 * @param doing what is being done, for the error
 * @param cure what to do about a file that is torn or empty, for the error
 * @throws SyntaxError if it is not JSON; it names the file
 * @throws the file system's Error if it cannot be read
 */
export function readJson(doing: string, file: string, cure: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const torn = `text that is none or ends too soon, of ${text.length} characters`;
    const found = text.trim() === '' ? 'an empty file' : torn;
    throw new SyntaxError(`${doing}: expected JSON in ${file}, found ${found}: ${cure}`, { cause });
  }
}
