/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { largestOf } from '../base/bars';
import { button, make } from '../base/dom';
import { drawGray } from '../base/pixels';
import { drawingsFile, keepDrawings, type KeptDrawing, MOST_DRAWINGS, readDrawings, without } from './kept-drawings';
import type { DrawnNetwork } from './network';

/** Side of a kept drawing on the screen. */
const SIDE = 56;

/** The reader's own test set: drawings with their labels, and how many of them the networks read. */
export class Collection {
  readonly element = make('section', { class: 'collection' });
  readonly #networks: readonly DrawnNetwork[];
  #drawings: readonly KeptDrawing[] = readDrawings();
  /** Whether the browser keeps them. */
  #isKept = true;
  readonly #choices = make('div', { class: 'buttons', role: 'group', 'aria-label': 'Keep the drawing as' }, 'It is a');
  readonly #tiles = make('ul', { class: 'tiles' });
  readonly #score = make('p', { class: 'score', 'aria-live': 'polite' });
  readonly #save = make('a', { class: 'button', download: 'my-digits.json' }, 'Download as JSON');
  readonly #empty = button('Remove all', () => this.#remove(this.#drawings));
  /** What the networks said of each picture. */
  readonly #answers = new Map<string, readonly number[]>();
  #shown = 0;

  /** @param current the drawing in the field; undefined if that is empty */
  constructor(networks: readonly DrawnNetwork[], current: () => Uint8Array | undefined) {
    this.#networks = networks;
    for (let label = 0; label < 10; label++) {
      const keep = (): void => {
        const pixels = current();
        if (pixels) this.#change((kept) => [...kept, { pixels, label }]);
        else this.#score.textContent = 'Draw a digit first.';
      };
      this.#choices.append(button(String(label), keep, { 'aria-label': `Keep it as a ${label}`, class: 'label' }));
    }
    const tools = make('div', { class: 'buttons' }, this.#save, this.#empty);
    this.element.append(
      make('p', { class: 'part' }, 'Your own test set'),
      this.#choices,
      this.#score,
      this.#tiles,
      tools,
    );
    void this.#show();
  }

  #remove(drawings: readonly KeptDrawing[]): void {
    this.#change((kept) => without(kept, drawings));
  }

  #change(change: (kept: readonly KeptDrawing[]) => readonly KeptDrawing[]): void {
    // Meanwhile another page may have kept some, or removed them.
    const kept = this.#isKept ? readDrawings() : this.#drawings;
    // The oldest give way.
    this.#drawings = change(kept).slice(-MOST_DRAWINGS);
    this.#isKept = keepDrawings(this.#drawings);
    void this.#show();
  }

  async #answersTo({ pixels }: KeptDrawing): Promise<readonly number[]> {
    const picture = pixels.join();
    const known = this.#answers.get(picture);
    if (known) return known;
    const answers = await Promise.all(
      this.#networks.map(async (network) => largestOf(await network.probabilities(pixels))),
    );
    this.#answers.set(picture, answers);
    return answers;
  }

  async #show(): Promise<void> {
    const turn = ++this.#shown;
    const answers = await Promise.all(this.#drawings.map((drawing) => this.#answersTo(drawing)));
    // Meanwhile another may have been kept.
    if (turn !== this.#shown) return;
    const { length } = this.#drawings;
    const refocus = this.#keepFocus();
    this.#save.hidden = this.#empty.hidden = length === 0;
    this.#save.href = URL.createObjectURL(new Blob([drawingsFile(this.#drawings)], { type: 'application/json' }));
    const scores = this.#networks.map(({ title }, index) => {
      const right = answers.filter((answer, at) => answer[index] === this.#drawings[at]?.label).length;
      return `${title} reads ${right} of ${length} (${((100 * right) / length).toFixed(0)} %)`;
    });
    this.#score.textContent =
      length === 0
        ? 'Say what you have drawn, and it is kept here, in this browser.'
        : `${scores.join('; ')}.${this.#isKept ? '' : ' This page can keep them only until it is closed.'}`;
    this.#tiles.replaceChildren(...this.#drawings.map((drawing, at) => this.#tile(drawing, at, answers[at] ?? [])));
    for (const canvas of this.#tiles.querySelectorAll('canvas')) {
      const drawing = this.#drawings[Number(canvas.dataset.at)];
      if (drawing) drawGray(canvas, { pixels: drawing.pixels, width: 28, height: 28 }, SIDE);
    }
    refocus();
  }

  /**
   * Remembers which tile has the focus, and gives it to the one that then stands in its place, which is the next one
   * if it was removed; where none is left, to the buttons by which one is kept.
   */
  #keepFocus(): () => void {
    const focused = this.element.querySelector(':focus');
    const at = [...this.#tiles.children].findIndex((tile) => tile.contains(focused));
    if (at < 0 && focused !== this.#empty) return () => undefined;
    return () => {
      const tiles = [...this.#tiles.children];
      if (at < 0 && tiles.length > 0) return;
      (tiles[Math.min(at, tiles.length - 1)] ?? this.#choices).querySelector('button')?.focus();
    };
  }

  /** Draws anew in the colours of the theme. */
  redraw(): void {
    void this.#show();
  }

  #tile(drawing: KeptDrawing, at: number, answers: readonly number[]): HTMLElement {
    const { label } = drawing;
    const said = answers.map((answer) => (answer === label ? '✓' : String(answer))).join(' ');
    const words = this.#networks.map(({ title }, index) => `${title} says ${answers[index]}`).join(', ');
    const remove = button('×', () => this.#remove([drawing]), {
      'aria-label': `Remove drawing ${at + 1}, a ${label}`,
      class: 'remove',
    });
    const canvas = make('canvas', { role: 'img', 'aria-label': `Your ${label}: ${words}`, 'data-at': String(at) });
    const isRight = answers.every((answer) => answer === label);
    const caption = make('span', { class: isRight ? 'good' : 'bad', 'aria-hidden': 'true' }, `${label}: ${said}`);
    return make('li', {}, canvas, caption, remove);
  }
}
