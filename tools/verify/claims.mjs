// How a sentence of a page is bound to what its figures come from.

/**
 * A sentence, as it stands on a page but for the breaks of its lines; `{}` stands for a figure. Or all between two
 * pieces of text, both included.
 *
 * @typedef {string | { readonly from: string, readonly to: string }} Place
 */

/**
 * What a sentence's figures are bound to.
 *
 * @typedef {{ readonly kind: 'holds', readonly at: string, readonly values: () => readonly number[] }
 *   | { readonly kind: 'says', readonly at: string, readonly test: () => boolean }
 *   | { readonly kind: 'recorded' | 'cited' | 'set', readonly at: Place, readonly why: string }} Claim
 */

/**
 * The figures of a sentence, one `{}` each, are those of results, rounded as the sentence rounds them.
 *
 * @param {string} at
 * @param {() => readonly number[]} values in the order of the sentence
 * @returns {Claim}
 */
export const holds = (at, values) => ({ kind: 'holds', at, values });

/**
 * A sentence says in words what results can be asked: `about two in three`.
 *
 * @param {string} at
 * @param {() => boolean} test
 * @returns {Claim}
 */
export const says = (at, test) => ({ kind: 'says', at, test });

/**
 * Figures that were measured once, on a machine and a day that the page names: no file has them, and they can only be
 * measured anew.
 *
 * @param {Place} at
 * @param {string} why with what they were measured
 * @returns {Claim}
 */
export const recorded = (at, why) => ({ kind: 'recorded', at, why });

/**
 * Figures of others.
 *
 * @param {Place} at
 * @param {string} why whose
 * @returns {Claim}
 */
export const cited = (at, why) => ({ kind: 'cited', at, why });

/**
 * Figures that were not measured but chosen, such as a limit, or that follow from a definition.
 *
 * @param {Place} at
 * @param {string} why
 * @returns {Claim}
 */
export const set = (at, why) => ({ kind: 'set', at, why });

/** A number as it is written on a page. */
const WRITTEN = String.raw`[−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?`;

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/**
 * A pattern for a place; of a sentence, with a group for each figure.
 *
 * @param {Place} place
 */
function patternOf(place) {
  if (typeof place !== 'string') return new RegExp(`${escaped(place.from)}[\\s\\S]*?${escaped(place.to)}`, 'd');
  return new RegExp(place.split('{}').map(escaped).join(`(${WRITTEN})`), 'd');
}

/** @param {string} written such as `1,875` or `−0.4` */
export const numberOf = (written) => Number(written.replaceAll(',', '').replace('−', '-'));

/**
 * Whether a number, rounded to the digits that are written, is what is written.
 *
 * @param {string} written
 * @param {number} value
 */
export function roundsTo(written, value) {
  const decimals = written.includes('e') ? undefined : (/\.(\d+)$/.exec(written)?.[1]?.length ?? 0);
  const quoted = numberOf(written);
  if (decimals === undefined) return quoted === value;
  // A tie may go either way: 0.125 is 0.12 or 0.13.
  return Math.abs(value - quoted) <= (0.5 + 1e-6) * 10 ** -decimals;
}

/**
 * What came of a claim.
 *
 * @typedef {object} Outcome
 * @property {Claim} claim
 * @property {number} from where its sentence begins; -1 if it is not there
 * @property {number} to
 * @property {string} [fault] why it does not hold
 */

/**
 * Holds a claim against a page.
 *
 * @param {string} text the page, with its code blank
 * @param {Claim} claim
 * @returns {Outcome}
 */
export function check(text, claim) {
  const match = patternOf(claim.at).exec(text);
  if (match === null) return { claim, from: -1, to: -1, fault: 'the page does not have this sentence' };
  const outcome = { claim, from: match.index, to: match.index + match[0].length };
  if (claim.kind === 'says') {
    return claim.test() ? outcome : { ...outcome, fault: 'the results do not say so' };
  }
  if (claim.kind !== 'holds') return outcome;
  const [written, values] = [match.slice(1), claim.values()];
  if (written.length !== values.length) {
    return { ...outcome, fault: `expected ${values.length} figures, found ${written.length}` };
  }
  const wrong = written.flatMap((text, index) => {
    const value = values[index] ?? NaN;
    return roundsTo(text, value) ? [] : [`${text} is written, the result is ${Number(value.toPrecision(6))}`];
  });
  return wrong.length > 0 ? { ...outcome, fault: wrong.join('; ') } : outcome;
}
