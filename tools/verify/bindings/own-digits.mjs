// What the figures of docs/own-digits.md are bound to.
import { holds, set } from '../claims.mjs';
import { keptOwnDigits } from '../own-digits.mjs';
import { library, percent } from '../results.mjs';

/** @typedef {keyof import('../own-digits.mjs').OwnDigits['read']['cnn']} Place */

/** How many each network reads, in the order of the table. @param {Place} place */
const readBy = (place) => {
  const { read } = keptOwnDigits();
  return [read.cnn[place], read['cnn-50000'][place], read.ann[place]];
};

/** What share the CNN reads, with its interval, in percent. @param {Place} place */
function shareOf(place) {
  const { digits, read } = keptOwnDigits();
  const right = Array.from({ length: digits }, (_, at) => Number(at < read.cnn[place]));
  const { mean, low, high } = library().meanInterval(right);
  return [mean, low, high].map(percent);
}

/** @type {readonly (readonly [row: string, place: Place])[]} */
const ROWS = [
  ['gray: plain resizing', 'gray'],
  ['the ink alone', 'ink'],
  ['cropped', 'cropped'],
  ['scaled, the longer side to 20', 'scaled'],
  ['centred: all steps', 'centred'],
  ['the test digits themselves', 'written'],
];

export const ownDigits = () => [
  ...ROWS.map(([row, place]) => holds(`| ${row} | {} | {} | {} |`, () => readBy(place))),
  holds('All three read {} of the {} pictures', () => [Math.min(...readBy('own')), library().digitsFromFolder().count]),
  holds('bring from {} % ({} % interval {} to {}) to {} % ({} to {})', () => {
    const [[mean = NaN, low = NaN, high = NaN], after] = [shareOf('gray'), shareOf('centred')];
    return [mean, 95, low, high, ...after];
  }),
  holds('of the {} test digits names {}', () => [10_000, keptOwnDigits().unusual]),
  set('by at least {} of {}', 'LEAST_CONTRAST of lib/digits/data/own/from-image.ts'),
  set('{} to {} times as large', 'SCALE of lib/digits/data/own/pictures-of.ts'),
];
