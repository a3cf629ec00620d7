/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { largestOf } from '../base/bars';
import { button, make } from '../base/dom';
import { drawGray } from '../base/pixels';
import { drawingsFile, keepDrawings, type KeptDrawing, MOST_DRAWINGS, readDrawings } from './kept-drawings';
import type { DrawnNetwork } from './network';

/** Side of a kept drawing on the screen. */
const SIDE = 56;

/** The reader's own test set: drawings with their labels, and how many of them the networks read. */
export class Collection {
  readonly element = make('section', { class: 'collection' });
  readonly #networks: readonly DrawnNetwork[];
  readonly #drawings: KeptDrawing[] = readDrawings();
  readonly #tiles = make('ul', { class: 'tiles' });
  readonly #score = make('p', { class: 'score', 'aria-live': 'polite' });
  readonly #save = make('a', { class: 'button', download: 'my-digits.json' }, 'Download as JSON');
  readonly #empty = button('Remove all', () => this.#change(() => this.#drawings.splice(0)));
  #answers = new WeakMap<KeptDrawing, readonly number[]>();
  #shown = 0;

  /** @param current the drawing in the field; undefined if that is empty */
  constructor(networks: readonly DrawnNetwork[], current: () => Uint8Array | undefined) {
    this.#networks = networks;
    const choices = make('div', { class: 'buttons', role: 'group', 'aria-label': 'Keep the drawing as' });
    choices.append('It is a');
    for (let label = 0; label < 10; label++) {
      const keep = (): void => {
        const pixels = current();
        if (pixels) this.#change(() => this.#drawings.push({ pixels, label }));
        else this.#score.textContent = 'Draw a digit first.';
      };
      choices.append(button(String(label), keep, { 'aria-label': `Keep it as a ${label}`, class: 'label' }));
    }
    const tools = make('div', { class: 'buttons' }, this.#save, this.#empty);
    this.element.append(make('p', { class: 'part' }, 'Your own test set'), choices, this.#score, this.#tiles, tools);
    void this.#show();
  }

  #change(change: () => unknown): void {
    change();
    // The oldest give way.
    this.#drawings.splice(0, this.#drawings.length - MOST_DRAWINGS);
    const isKept = keepDrawings(this.#drawings);
    void this.#show(isKept ? '' : ' This page can keep them only until it is closed.');
  }

  async #answersTo(drawing: KeptDrawing): Promise<readonly number[]> {
    const known = this.#answers.get(drawing);
    if (known) return known;
    const answers = await Promise.all(
      this.#networks.map(async (network) => largestOf(await network.probabilities(drawing.pixels))),
    );
    this.#answers.set(drawing, answers);
    return answers;
  }

  async #show(more = ''): Promise<void> {
    const turn = ++this.#shown;
    const answers = await Promise.all(this.#drawings.map((drawing) => this.#answersTo(drawing)));
    // Meanwhile another may have been kept.
    if (turn !== this.#shown) return;
    const { length } = this.#drawings;
    this.#save.hidden = this.#empty.hidden = length === 0;
    this.#save.href = URL.createObjectURL(new Blob([drawingsFile(this.#drawings)], { type: 'application/json' }));
    const scores = this.#networks.map(({ title }, index) => {
      const right = answers.filter((answer, at) => answer[index] === this.#drawings[at]?.label).length;
      return `${title} reads ${right} of ${length} (${((100 * right) / length).toFixed(0)} %)`;
    });
    this.#score.textContent =
      length === 0 ? 'Say what you have drawn, and it is kept here, in this browser.' : `${scores.join('; ')}.${more}`;
    this.#tiles.replaceChildren(...this.#drawings.map((drawing, at) => this.#tile(drawing, answers[at] ?? [])));
    for (const canvas of this.#tiles.querySelectorAll('canvas')) {
      const drawing = this.#drawings[Number(canvas.dataset.at)];
      if (drawing) drawGray(canvas, { pixels: drawing.pixels, width: 28, height: 28 }, SIDE);
    }
  }

  /** Draws anew in the colours of the theme. */
  redraw(): void {
    void this.#show();
  }

  #tile(drawing: KeptDrawing, answers: readonly number[]): HTMLElement {
    const { label } = drawing;
    const at = this.#drawings.indexOf(drawing);
    const said = answers.map((answer) => (answer === label ? '✓' : String(answer))).join(' ');
    const words = this.#networks.map(({ title }, index) => `${title} says ${answers[index]}`).join(', ');
    const remove = button('×', () => this.#change(() => this.#drawings.splice(at, 1)), {
      'aria-label': `Remove drawing ${at + 1}, a ${label}`,
      class: 'remove',
    });
    const canvas = make('canvas', { role: 'img', 'aria-label': `Your ${label}: ${words}`, 'data-at': String(at) });
    const isRight = answers.every((answer) => answer === label);
    const caption = make('span', { class: isRight ? 'good' : 'bad', 'aria-hidden': 'true' }, `${label}: ${said}`);
    return make('li', {}, canvas, caption, remove);
  }
}
