/// <reference lib="dom" />
import { make } from '../base/dom';
import { type Cell, countOf, type ExplorerData, nameOf, nounOf, type View, wordsOf } from './entries';

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** What only a matrix needs to look as it does. */
export const MATRIX_LOOK = `
table { border-collapse: separate; border-spacing: 1px; }
caption { caption-side: bottom; text-align: left; font-size: 12px; color: var(--muted); padding-top: 4px; }
th { font-weight: 600; font-size: 12px; color: var(--muted); padding: 2px 4px; }
td { width: 38px; height: 32px; padding: 0; text-align: center; font-size: 13px; cursor: pointer; font-variant-numeric: tabular-nums;
  background: color-mix(in srgb, var(--scale) calc(6% + var(--strength) * var(--share)), var(--surface)); --scale: var(--line); }
td.wrong { --scale: var(--mistake); }
td.better { --scale: var(--accent); }
td.right { background: var(--accent-ground); }
td.wrong:empty { background: var(--ground); }
td:hover { outline: 2px solid var(--line-strong); outline-offset: -2px; }
td[aria-selected='true'] { outline: 3px solid var(--text); outline-offset: -3px; }
td:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
:host { --mistake: #ee8033; --strength: 54%; }
:host([theme='dark']) { --mistake: #c9661d; --strength: 36%; }
@media (max-width: 480px) { td { width: 27px; height: 28px; font-size: 12px; } th { padding: 1px 2px; } }
`;

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
    const head = labels.map((label) => make('th', { scope: 'col' }, nameOf(data, label)));
    const corner = make('th', { scope: 'col' }, make('span', { class: 'unseen' }, 'actual \\ predicted'));
    this.element.append(
      make('caption', {}, `Rows: the ${nounOf(data)} as it is. Columns: what it was read as.`),
      make('thead', {}, make('tr', {}, corner, ...head)),
    );
    const body = make('tbody');
    for (const actual of labels) {
      const row = make('tr', {}, make('th', { scope: 'row' }, nameOf(data, actual)));
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
