// Reads JSON, of which nothing is known until it is looked at.

/**
 * @param {string} text
 * @returns {unknown}
 * @throws {SyntaxError} if it is not JSON
 */
export function parseJson(text) {
  /** @type {unknown} */
  const value = JSON.parse(text);
  return value;
}

/**
 * What a program printed as its last line.
 *
 * @param {string} output
 */
export const parseLastLine = (output) => parseJson(output.trim().split('\n').at(-1) ?? '');
