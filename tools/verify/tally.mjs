// What npm run verify prints: a line for each page and finding, and the count at the end.

/** What a kind of binding is called in the count. */
const WORDS = /** @type {const} */ ({
  holds: 'sentences agree with results',
  says: 'words agree with results',
  recorded: 'stand on record',
  cited: 'quote others',
  set: 'were chosen',
});

/** @typedef {keyof typeof WORDS} Kind */

/** Counts what holds and what does not, and tells it. */
export class Tally {
  /** @type {Record<Kind, number>} */
  #bound = { holds: 0, says: 0, recorded: 0, cited: 0, set: 0 };
  #figures = 0;
  #findings = 0;
  #faults = 0;
  #stream;

  /** @param {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} stream */
  constructor(stream) {
    this.#stream = stream;
  }

  /** @param {import('./check-page.mjs').PageReport} report */
  page({ page, figures, bound, faults }) {
    this.#figures += figures;
    this.#faults += faults.length;
    const kinds = /** @type {Kind[]} */ (Object.keys(WORDS));
    for (const kind of kinds) this.#bound[kind] += bound[kind];
    const told = kinds.flatMap((kind) => (bound[kind] > 0 ? [`${bound[kind]} ${WORDS[kind]}`] : []));
    const count = figures === 1 ? '1 figure' : `${figures} figures`;
    this.#line(faults.length === 0, `${page}: ${[count, ...told].join(', ')}`);
    for (const { line, words, why } of faults) this.#line(false, `  ${page}:${line}: ${why}: "${words}"`);
  }

  /** @param {import('./recompute.mjs').Finding} finding */
  finding({ what, faults }) {
    this.#findings += 1;
    this.#faults += faults.length;
    this.#line(faults.length === 0, what);
    for (const fault of faults) this.#line(false, `  ${fault}`);
  }

  /**
   * What is being done just now; on a terminal only, where the next line takes its place.
   *
   * @param {string} words
   */
  progress(words) {
    const { isTTY = false, columns = 80 } = this.#stream;
    if (isTTY) this.#stream.write(`\r\u001b[K${words.slice(0, columns - 1)}`);
  }

  /**
   * @param {boolean} quick
   * @returns {number} the exit status
   */
  end(quick) {
    const { holds, says, recorded, cited, set } = this.#bound;
    const rest = `${recorded} passages on record only, ${cited} of others, ${set} chosen`;
    this.#stream.write(
      `\n${this.#figures} figures: ${holds + says} sentences agree with results; ${rest}. ` +
        `${this.#findings} files and runs looked at${quick ? ', nothing computed anew' : ''}. ` +
        `${this.#faults === 0 ? 'Everything holds.' : `${this.#faults} do not hold.`}\n`,
    );
    return this.#faults === 0 ? 0 : 1;
  }

  /** @param {boolean} holds @param {string} text */
  #line(holds, text) {
    const clear = this.#stream.isTTY === true ? '\r\u001b[K' : '';
    this.#stream.write(`${clear}${holds ? '  holds' : '  FAILS'}  ${text}\n`);
  }
}
