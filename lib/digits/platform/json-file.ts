import { readFileSync } from 'node:fs';

import { codeOf } from '@digits/common/files';

/**
 * What a file of JSON holds.
 *
 * @param doing what is being done, for the error
 * @param cure what to do about a file that is torn or empty, for the error
 * @throws SyntaxError if it is not JSON; it names the file
 * @throws Error if it cannot be read
 */
export function readJson(doing: string, file: string, cure: string): unknown {
  const text = textOf(doing, file);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const torn = `text that is none or ends too soon, of ${text.length} characters`;
    const found = text.trim() === '' ? 'an empty file' : torn;
    throw new SyntaxError(`${doing}: expected JSON in ${file}, found ${found}: ${cure}`, { cause });
  }
}

function textOf(doing: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    // Of a folder, the file system's own words do not even say which.
    throw new Error(`${doing}: cannot read ${file}: ${codeOf(cause) ?? String(cause)}`, { cause });
  }
}

/**
 * What each line of a file of JSON lines holds.
 *
 * @throws as `readJson`; the SyntaxError names the line
 */
export function readJsonLines(doing: string, file: string, cure: string): unknown[] {
  const lines = textOf(doing, file).split('\n');
  return lines.flatMap((line, index): unknown[] => {
    if (line === '') return [];
    try {
      return [JSON.parse(line)];
    } catch (cause) {
      const found = `text that is none or ends too soon, of ${line.length} characters`;
      throw new SyntaxError(`${doing}: expected JSON in line ${index + 1} of ${file}, found ${found}: ${cure}`, {
        cause,
      });
    }
  });
}
