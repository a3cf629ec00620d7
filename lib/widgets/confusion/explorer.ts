/// <reference lib="dom" />
import { nameOf, nounOf, pictureWords } from '../base/classes';
import { button, make } from '../base/dom';
import { drawGray } from '../base/pixels';
import { unpackBytes } from '../base/unpack';
import { Widget } from '../base/widget';
import {
  type Cell,
  counted,
  countOf,
  digitsIn,
  entriesOf,
  type Entry,
  type ExplorerData,
  type View,
  wordsOf,
} from './entries';
import { Matrix, MATRIX_LOOK } from './matrix';

/** Height and width of a digit, where the data do not say another, and its side on the screen. */
const SIZE = 28;
const SIDE = 64;

const LOOK = `
div.whole { max-width: 100%; min-width: 0; }
div.buttons { margin: 0 0 8px; }
.opened { flex: 1 1 240px; min-width: 0; }
.tiles { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(72px, 1fr)); gap: 10px; margin: 0; padding: 0; }
.tiles li { font-size: 12px; line-height: 1.3; }
.good { color: var(--good); }
.bad { color: var(--bad); }
`;

/** A confusion matrix that opens: a cell shows its digits, and what each model said of them. */
export class ConfusionExplorer extends Widget {
  #data: ExplorerData = { models: [], indices: [], labels: [], said: [], probabilities: [] };
  #entries: readonly Entry[] = [];
  #pictures: Uint8Array = new Uint8Array(0);
  #view: View = 0;
  #opened: Cell | undefined;
  #matrix: Matrix | undefined;
  readonly #views = new Map<View, HTMLButtonElement>();
  readonly #words = make('p', { class: 'part', 'aria-live': 'polite' });
  readonly #more = make('p', { class: 'muted' });
  readonly #tiles = make('ul', { class: 'tiles' });

  protected begin(place: HTMLElement): void {
    this.#data = this.read('data') as ExplorerData;
    this.#entries = entriesOf(this.#data);
    this.#words.textContent = `Choose a cell to see its ${nounOf(this.#data)}s.`;
    this.#matrix = new Matrix(this.#data, (cell) => this.#open(cell));
    const opened = make('div', { class: 'opened' }, this.#words, this.#more, this.#tiles);
    const left = make('div', { class: 'whole' }, ...this.#choices(), this.#matrix.element);
    const title = this.readText('caption');
    place.append(
      make('style', {}, MATRIX_LOOK + LOOK),
      make('p', { class: 'title' }, title),
      make('div', { class: 'row' }, left, opened),
    );
    this.#matrix.show(this.#view, undefined);
    void unpackBytes(this.readText('images')).then((bytes) => {
      this.#pictures = bytes;
      this.#showDigits();
    });
  }

  protected override themeChanged(): void {
    this.#showDigits();
  }

  /** Buttons to choose the model, or the difference of two; none for a single model. */
  #choices(): HTMLElement[] {
    const titles = this.#data.models.map(({ title }) => title);
    if (titles.length < 2) return [];
    const views: [View, string][] = titles.map((title, index) => [index, title]);
    views.push(['difference', `${titles[1]} against ${titles[0]}`]);
    const buttons = views.map(([view, words]) => {
      const made = button(words, () => this.#look(view), { 'aria-pressed': String(view === this.#view) });
      this.#views.set(view, made);
      return made;
    });
    return [make('div', { class: 'buttons', role: 'group', 'aria-label': 'Whose answers' }, ...buttons)];
  }

  #look(view: View): void {
    this.#view = view;
    for (const [each, made] of this.#views) made.setAttribute('aria-pressed', String(each === view));
    this.#show();
  }

  #open(cell: Cell): void {
    this.#opened = cell;
    this.#show();
  }

  #show(): void {
    this.#matrix?.show(this.#view, this.#opened);
    if (this.#opened) this.#words.textContent = wordsOf(this.#data, this.#view, this.#opened);
    this.#showDigits();
  }

  #showDigits(): void {
    const cell = this.#opened;
    if (!cell || this.#pictures.length === 0) return;
    const found = digitsIn(this.#entries, this.#view, cell);
    this.#more.textContent = this.#hint(cell, found.length);
    this.#tiles.replaceChildren(...found.map((entry) => this.#tile(entry)));
    const { size = SIZE } = this.#data;
    this.#tiles.querySelectorAll('canvas').forEach((canvas, index) => {
      const begin = (found[index]?.picture ?? 0) * size * size;
      const pixels = this.#pictures.subarray(begin, begin + size * size);
      drawGray(canvas, { pixels, width: size, height: size }, SIDE);
    });
  }

  /** What is not seen of a cell. */
  #hint(cell: Cell, shown: number): string {
    if (this.#view === 'difference')
      return shown === 0 ? `No ${nounOf(this.#data)} on which they differ is kept here.` : 'On these they differ:';
    const count = countOf(this.#data, this.#view, cell);
    if (count === 0 || shown === count) return '';
    return cell.actual === cell.predicted
      ? `The ${counted(this.#data, shown)} of which it was least sure:`
      : `The ${counted(this.#data, shown)} of which it was most sure:`;
  }

  #tile({ index, label, said }: Entry): HTMLElement {
    const lines = this.#data.models.map(({ title }, model) => {
      const { digit = 0, probability = 0 } = said[model] ?? {};
      const whose = this.#data.models.length > 1 ? `${title}: ` : '';
      const words = `${whose}${nameOf(this.#data, digit)} (${probability.toFixed(2)})`;
      return make('div', { class: digit === label ? 'good' : 'bad' }, words);
    });
    const canvas = make('canvas', { role: 'img', 'aria-label': pictureWords(this.#data, index, label) });
    return make('li', {}, canvas, make('div', { class: 'muted' }, `#${index}`), ...lines);
  }
}
