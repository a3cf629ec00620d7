// Which numbers of a text are figures: what somebody has measured, counted or worked out.

/**
 * A figure in a text.
 *
 * @typedef {object} Figure
 * @property {number} from where it begins
 * @property {number} to where it ends
 * @property {string} text as it is written, such as `97.8` or `1,875`
 */

const NUMBER = /(?<![\w.,#/-])[−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?(?![\w-]|[.,]\d)/g;

/** What makes a number a figure, if it follows: a share, a time, an amount of memory, a factor, a part of a whole. */
const UNIT =
  /^(?:\s%|\s(?:s|ms|us|µs|seconds|minutes|min|h|hours|MB|kB|GB|bytes|times|points|nats|s\/epoch)\b|\sof(?:\sthe)?\s\d)/;

/**
 * Numbers that are plain names or settings, by what stands around them.
 *
 * @type {readonly { readonly before?: RegExp, readonly after?: RegExp, readonly why: string }[]}
 */
const PLAIN = [
  {
    before:
      /\b(?:Node(?:\.js)?|Python|TensorFlow|tfjs-node|tslab|TypeScript|glibc|JAX|PyTorch|Keras|Firefox|version|one,)\s(?:v?[\d.]+(?:,|\sor(?:\slater,)?|\sand)?\s)*$/,
    why: 'a version',
  },
  { after: /^\sor later/, why: 'a version' },
  { before: /(?:Abramowitz|Robbins|Bootstrap)[^\n]*$/, why: 'a place in a book' },
  { after: /^\s%\s(?:intervals?|\*\*confidence|confidence|limits)/, why: 'the level of an interval' },
  { before: /\*(?:Level [123]\. )?About $/, why: 'a time of reading, which test/docs holds to the length' },
];

/**
 * The figures of a text, in its order: numbers with a decimal point, and those with a unit, a factor or a whole of
 * which they are a part. Other whole numbers name or set something, such as 28 x 28 or notebook 9.
 *
 * @param {string} text
 * @returns {Figure[]}
 */
export function figuresIn(text) {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    const [before, after] = [text.slice(Math.max(0, from - 120), from), text.slice(to, to + 40)];
    if (!match[0].includes('.') && !UNIT.test(after)) return [];
    if (PLAIN.some((plain) => (plain.before?.test(before) ?? true) && (plain.after?.test(after) ?? true))) return [];
    return [{ from, to, text: match[0] }];
  });
}
