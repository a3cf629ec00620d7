/// <reference lib="dom" />
import { namesOf, nounOf } from '../base/classes';
import { make } from '../base/dom';
import { shaded } from '../base/look';
import { type Cell, countOf, type ExplorerData, type View, wordsOf } from './entries';

const ARROWS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Of more classes than so many the cells are smaller. */
const MOST_LARGE = 12;
/** Of more classes than so many the cells have no room for numbers: they have colours, and one is told at a time. */
const MOST_NUMBERED = 27;
/** Longer names of columns stand upright. */
const LONG_NAME = 3;

/** What only a matrix needs to look as it does. It scrolls within its place, beside the names of its rows. */
export const MATRIX_LOOK = `
.matrix { max-width: 100%; overflow-x: auto; scroll-padding-left: 9em; }
table { border-collapse: separate; border-spacing: 1px; }
caption { caption-side: bottom; text-align: left; font-size: 12px; color: var(--muted); padding-top: 4px; }
th { font-weight: 600; font-size: 12px; color: var(--muted); padding: 2px 4px; }
td { width: 38px; height: 32px; padding: 0; text-align: center; font-size: 13px; cursor: pointer; font-variant-numeric: tabular-nums;
  background: color-mix(in srgb, var(--scale) calc(6% + var(--strength) * var(--share)), var(--surface)); --scale: var(--line); }
td.wrong { --scale: var(--mistake); }
td.better { --scale: var(--accent); }
td.right { background: var(--accent-ground); }
td.none { background: var(--ground); }
tbody th { position: sticky; left: 0; z-index: 1; background: var(--surface); text-align: right; white-space: nowrap; max-width: 9em; overflow: hidden; text-overflow: ellipsis; }
.long thead th { writing-mode: vertical-rl; rotate: 180deg; text-align: left; padding: 4px 2px; max-height: 12em; }
.many td { width: 24px; min-width: 24px; height: 24px; font-size: 11px; }
.many th { padding: 1px 3px; }
.most { table-layout: fixed; width: 100%; min-width: calc(var(--classes) * 14px + 2em); }
.most.long { min-width: calc(var(--classes) * 14px + 9em); }
.most td { width: auto; height: 15px; --strength: 92%; }
.most td.right { background: color-mix(in srgb, var(--accent) 45%, var(--surface)); }
.most th { padding: 0; font-size: 10px; }
.most thead th:first-child { width: 2em; }
.most.long thead th:first-child { width: 9em; }
.most tbody th { padding-right: 4px; }
.pointed { display: block; min-height: 1.5em; color: var(--text); font-weight: 600; }
td:hover { outline: 2px solid var(--line-strong); outline-offset: -2px; }
td[aria-selected='true'] { outline: 3px solid var(--text); outline-offset: -3px; }
td:focus-visible { outline: 3px solid var(--accent); outline-offset: -3px; }
${shaded('td')}
:host { --mistake: #ee8033; --strength: 54%; }
:host([theme='dark']) { --mistake: #c9661d; --strength: 36%; }
@media (max-width: 480px) { td { width: 29px; height: 28px; font-size: 12px; } th { padding: 1px 2px; }
  .many td { width: 24px; height: 24px; font-size: 11px; } .most td { width: auto; height: 24px; }
  .most { min-width: calc(var(--classes) * 25px + 2em); } .most.long { min-width: calc(var(--classes) * 25px + 9em); }
  tbody th { max-width: 6em; } .most.long thead th:first-child { width: 6em; } }
`;

/** A confusion matrix whose cells can be opened, by a click, or with the arrow keys and Enter. */
export class Matrix {
  readonly element = make('div', { class: 'matrix' });
  readonly #table = make('table', { role: 'grid' });
  /** Names the cell at which the reader points, where none has a number. */
  readonly #pointed = make('span', { class: 'pointed', 'aria-hidden': 'true' });
  readonly #data: ExplorerData;
  #view: View = 0;
  readonly #classes: number;
  readonly #cells: HTMLTableCellElement[] = [];
  #at: Cell = { actual: 0, predicted: 0 };

  /** @param open is told which cell is to be opened */
  constructor(data: ExplorerData, open: (cell: Cell) => void) {
    this.#data = data;
    this.#classes = data.models[0]?.matrix.length ?? 0;
    const labels = Array.from({ length: this.#classes }, (_, label) => label);
    const names = namesOf(data, this.#classes);
    const head = names.map((name) => make('th', { scope: 'col' }, name));
    const corner = make('th', { scope: 'col' }, make('span', { class: 'unseen' }, 'actual \\ predicted'));
    const caption = make('caption', {}, `Rows: the ${nounOf(data)} as it is. Columns: what it was read as.`);
    if (!this.#isNumbered) caption.append(this.#pointed);
    this.#table.className = sizeOf(names);
    this.#table.style.setProperty('--classes', String(this.#classes));
    this.#table.append(caption, make('thead', {}, make('tr', {}, corner, ...head)));
    const body = make('tbody');
    for (const actual of labels) {
      const row = make('tr', {}, make('th', { scope: 'row', title: names[actual] ?? '' }, names[actual] ?? ''));
      for (const predicted of labels) row.append(this.#cell({ actual, predicted }, open));
      body.append(row);
    }
    this.#table.append(body);
    this.element.append(this.#table);
    this.element.addEventListener('keydown', (event) => this.#key(event, open));
  }

  /** Shows the numbers of a view; the opened cell is marked. */
  show(view: View, opened: Cell | undefined): void {
    this.#view = view;
    this.#pointed.textContent = '';
    const most = this.#largest(view);
    this.#cells.forEach((element, index) => {
      const cell = this.#cellAt(index);
      const count = countOf(this.#data, view, cell);
      const isRight = cell.actual === cell.predicted;
      const seen = this.#isNumbered ? numberOf(count, view, isRight) : '';
      element.textContent = seen;
      const words = wordsOf(this.#data, view, cell);
      // Who speaks to the computer says what is seen.
      element.setAttribute('aria-label', words.includes(seen) ? words : `${seen}, ${words}`);
      element.title = words;
      // More right answers are good, more wrong ones are not.
      const isBetter = view === 'difference' && (isRight ? count > 0 : count < 0);
      element.className = isRight && view !== 'difference' ? 'right' : isBetter ? 'better' : 'wrong';
      element.classList.toggle('none', count === 0 && !isRight);
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

  get #isNumbered(): boolean {
    return this.#classes <= MOST_NUMBERED;
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
      element.focus();
      open(cell);
    });
    for (const event of this.#isNumbered ? [] : ['focus', 'mouseenter']) {
      element.addEventListener(event, () => (this.#pointed.textContent = wordsOf(this.#data, this.#view, cell)));
    }
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

/** What a cell shows: nothing for a mistake that did not happen. */
function numberOf(count: number, view: View, isRight: boolean): string {
  if (count === 0 && !isRight) return '';
  return view === 'difference' && count > 0 ? `+${count}` : String(count).replace('-', '−');
}

/** How large the cells of so many classes are, and whether the names of columns stand upright. */
function sizeOf(names: readonly string[]): string {
  const cells = names.length > MOST_NUMBERED ? ['most'] : names.length > MOST_LARGE ? ['many'] : [];
  return [...cells, ...(names.some((name) => name.length > LONG_NAME) ? ['long'] : [])].join(' ');
}
