// What the text of an option's value means.
import { UsageError } from './errors.mjs';
import { foundNear } from './nearest.mjs';

/** Node.js's timers hold at most 2^31 - 1 milliseconds. */
const MOST_SECONDS = 2_000_000;

/** @param {string} text */
export const anyText = (text) => text;

/** @param {string} text */
export function wholeNumber(text) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new UsageError(`expected a whole number, 1 or more, found ${text}`);
}

/** @param {string} text */
export function portNumber(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`expected a port, a whole number from 1 to 65535, found ${text}`);
}

/** @param {string} text */
export function seconds(text) {
  const number = Number(text);
  if (number > 0 && number <= MOST_SECONDS) return number;
  throw new UsageError(`expected a number of seconds above 0 and at most ${MOST_SECONDS}, found ${text}`);
}

/**
 * One of these names.
 *
 * @param {readonly string[]} known
 * @param {string} [separator] what stands between them where they are listed
 * @returns {(text: string) => string}
 */
export const oneOf =
  (known, separator = ', ') =>
  (text) => {
    if (known.includes(text)) return text;
    throw new UsageError(`expected one of ${known.join(separator)}, ${foundNear(text, known)}`);
  };

/**
 * A part of several, such as 2/8.
 *
 * @param {string} text
 */
export function shard(text) {
  const [, number = 0, of = 0] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= of) return { number, of };
  throw new UsageError(`expected a part of several, such as 2/8, found ${text}`);
}
