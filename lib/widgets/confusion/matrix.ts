/// <reference lib="dom" />
import { make } from '../base/dom';
import { type Cell, countOf, type ExplorerData, type View, wordsOf } from './entries';

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A confusion matrix whose cells can be opened, by a click, or with the arrow keys and Enter. */
export class Matrix {
  readonly element = make('table', { role: 'grid' });
  readonly #data: ExplorerData;
  readonly #classes: number;
  readonly #cells: HTMLTableCellElement[] = [];
  #at: Cell = { actual: 0, predicted: 0 };

  /** @param open is told which cell is to be opened */
  constructor(data: ExplorerData, open: (cell: Cell) => void) {
    this.#data = data;
    this.#classes = data.models[0]?.matrix.length ?? 0;
    const labels = Array.from({ length: this.#classes }, (_, label) => label);
    const head = labels.map((label) => make('th', { scope: 'col' }, String(label)));
    const corner = make('th', { scope: 'col' }, make('span', { class: 'unseen' }, 'actual \\ predicted'));
    this.element.append(
      make('caption', {}, 'Rows: the digit as it is. Columns: what it was read as.'),
      make('thead', {}, make('tr', {}, corner, ...head)),
    );
    const body = make('tbody');
    for (const actual of labels) {
      const row = make('tr', {}, make('th', { scope: 'row' }, String(actual)));
      for (const predicted of labels) row.append(this.#cell({ actual, predicted }, open));
      body.append(row);
    }
    this.element.append(body);
    this.element.addEventListener('keydown', (event) => this.#key(event, open));
  }

  /** Shows the numbers of a view; the opened cell is marked. */
  show(view: View, opened: Cell | undefined): void {
    const most = this.#largest(view);
    this.#cells.forEach((element, index) => {
      const cell = this.#cellAt(index);
      const count = countOf(this.#data, view, cell);
      const isRight = cell.actual === cell.predicted;
      element.textContent =
        count === 0 && !isRight
          ? ''
          : view === 'difference' && count > 0
            ? `+${count}`
            : String(count).replace('-', '−');
      const words = wordsOf(this.#data, view, cell);
      // Who speaks to the computer says what is seen.
      const seen = element.textContent;
      element.setAttribute('aria-label', words.includes(seen) ? words : `${seen}, ${words}`);
      element.title = words;
      // More right answers are good, more wrong ones are not.
      const isBetter = view === 'difference' && (isRight ? count > 0 : count < 0);
      element.className = isRight && view !== 'difference' ? 'right' : isBetter ? 'better' : 'wrong';
      element.style.setProperty(
        '--share',
        isRight && view !== 'difference' ? '1' : String(Math.min(1, Math.abs(count) / most)),
      );
      element.setAttribute(
        'aria-selected',
        String(opened?.actual === cell.actual && opened.predicted === cell.predicted),
      );
      element.tabIndex = cell.actual === this.#at.actual && cell.predicted === this.#at.predicted ? 0 : -1;
    });
  }

  #largest(view: View): number {
    const counts = this.#cells.map((_, index) => {
      const cell = this.#cellAt(index);
      return cell.actual === cell.predicted ? 0 : Math.abs(countOf(this.#data, view, cell));
    });
    return Math.max(1, ...counts);
  }

  #cellAt(index: number): Cell {
    return { actual: Math.floor(index / this.#classes), predicted: index % this.#classes };
  }

  #cell(cell: Cell, open: (cell: Cell) => void): HTMLTableCellElement {
    const element = make('td');
    element.addEventListener('click', () => {
      this.#at = cell;
      open(cell);
      element.focus();
    });
    this.#cells.push(element);
    return element;
  }

  #key(event: KeyboardEvent, open: (cell: Cell) => void): void {
    const last = this.#classes - 1;
    const { actual, predicted } = this.#at;
    const arrow = ARROWS[event.key];
    if (event.key === 'Enter' || event.key === ' ') open(this.#at);
    else if (arrow) {
      const within = (place: number): number => Math.min(last, Math.max(0, place));
      this.#go({ actual: within(actual + arrow[0]), predicted: within(predicted + arrow[1]) });
    } else if (event.key === 'Home') this.#go({ actual, predicted: 0 });
    else if (event.key === 'End') this.#go({ actual, predicted: last });
    else return;
    event.preventDefault();
    // Notebooks move to another cell by these keys.
    event.stopPropagation();
  }

  #go(cell: Cell): void {
    this.#at = cell;
    this.#cells.forEach((element, index) => {
      const { actual, predicted } = this.#cellAt(index);
      const isHere = actual === cell.actual && predicted === cell.predicted;
      element.tabIndex = isHere ? 0 : -1;
      if (isHere) element.focus();
    });
  }
}
