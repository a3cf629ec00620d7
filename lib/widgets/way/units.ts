/// <reference lib="dom" />
import type { LayerWay } from 'digits/dist/model/dense-way';

import { largestOf } from '../base/bars';
import { type Named, namesOf, widthOf } from '../base/classes';
import { Choices, inRows } from '../base/choices';
import { make } from '../base/dom';
import { shaded } from '../base/look';

/** Units in a row. */
const COLUMNS = 16;

export const UNITS_LOOK = `
.units { display: grid; grid-template-columns: repeat(${COLUMNS}, minmax(0, 17px)); gap: 1px; }
.units div { aspect-ratio: 1; border-radius: 2px; cursor: pointer;
  background: color-mix(in srgb, var(--tone) calc(100% * var(--share)), var(--ground)); }
.outputs { width: calc(232px + var(--names)); max-width: 100%; }
.outputs .head, .outputs .output { display: flex; align-items: center; gap: 8px; padding: 1px 6px; line-height: 1.45; }
.outputs .head { color: var(--muted); font-size: 12px; --wider: calc(14 / 12); }
.outputs .last { margin-left: auto; }
.outputs .output { cursor: pointer; border-radius: 4px; }
.outputs .name { flex: none; width: calc(var(--names) * var(--wider, 1)); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.outputs .logit { width: calc(7ch * var(--wider, 1)); text-align: right; font-variant-numeric: tabular-nums; }
.outputs .track { flex: 1; height: 11px; background: var(--ground); border-radius: 3px; overflow: hidden; }
.outputs .bar { display: block; height: 100%; background: var(--line-strong); }
.outputs .best .bar { background: var(--accent); }
.outputs .best { font-weight: 600; }
.outputs .value { width: 6ch; text-align: right; font-variant-numeric: tabular-nums; }
.units div:hover, .outputs .output:hover { outline: 2px solid var(--line-strong); }
.units [aria-selected='true'], .outputs [aria-selected='true'] { outline: 3px solid var(--text); outline-offset: 0; }
.units div:focus-visible, .outputs .output:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
${shaded('.units div, .outputs .track')}
`;

export interface LayerView {
  readonly element: HTMLElement;
  /** Shows what the layer makes of an image. */
  show(way: LayerWay): void;
  /** Marks the unit whose sum is open; -1 for none. */
  mark(unit: number): void;
}

export interface Told {
  readonly choose: (unit: number) => void;
  readonly point: (unit: number | undefined) => void;
}

/** The units of a hidden layer as squares, the stronger the colour, the more they answer. */
export function unitsView(name: string, count: number, told: Told): LayerView {
  const cells = Array.from({ length: count }, () => make('div'));
  const list = make('div', { class: 'units', 'aria-label': `Units of the layer ${name}` }, ...cells);
  const choices = new Choices(list, cells, { next: inRows(count, COLUMNS), ...told });
  const awake = make('figcaption');
  return {
    element: make('figure', {}, make('p', { class: 'part' }, `${name}: ${count} units`), list, awake),
    show({ answers }) {
      const most = answers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
      cells.forEach((cell, unit) => {
        const answer = answers[unit] ?? 0;
        const words = `unit ${unit} answers ${answer.toFixed(2)}`;
        cell.setAttribute('aria-label', words);
        cell.title = words;
        cell.style.setProperty('--share', String(most > 0 ? Math.abs(answer) / most : 0));
        cell.style.setProperty('--tone', answer < 0 ? 'var(--below)' : 'var(--accent)');
      });
      awake.textContent = `${answers.filter((answer) => answer > 0).length} answer above 0; the strongest ${signed(most, 2)}`;
    },
    mark: (unit) => choices.mark(unit),
  };
}

/** The outputs as rows: logit, bar and probability of each class. */
export function outputsView(name: string, count: number, told: Told, named: Named = {}): LayerView {
  const classes = namesOf(named, count);
  const rows = classes.map((each) => {
    const [logit, bar, value] = [
      make('span', { class: 'logit' }),
      make('span', { class: 'bar' }),
      make('span', { class: 'value' }),
    ];
    const parts = [
      make('span', { class: 'name', title: each }, each),
      logit,
      make('span', { class: 'track' }, bar),
      value,
    ];
    return { row: make('div', { class: 'output' }, ...parts), logit, bar, value };
  });
  const elements = rows.map(({ row }) => row);
  const list = make('div', { 'aria-label': `Outputs of the layer ${name}` }, ...elements);
  const choices = new Choices(list, elements, { next: inRows(count, 1), ...told });
  const head = ['', 'logit', 'probability'].map((text, at) => {
    return make('span', { class: ['name', 'logit', 'last'][at] ?? '' }, text);
  });
  const element = make(
    'figure',
    { class: 'outputs', style: `--names: ${widthOf(classes)}` },
    make('p', { class: 'part' }, `${name}: a unit for each ${named.classNames ? 'class' : 'digit'}`),
    make('div', { class: 'head', 'aria-hidden': 'true' }, ...head),
    list,
  );
  return {
    element,
    show({ sums, answers }) {
      const best = largestOf(answers);
      rows.forEach(({ row, logit, bar, value }, digit) => {
        const [sum, answer] = [sums[digit] ?? 0, answers[digit] ?? 0];
        row.classList.toggle('best', digit === best);
        logit.textContent = signed(sum, 2);
        logit.dataset.value = String(sum);
        bar.style.width = `${(100 * answer).toFixed(1)}%`;
        value.textContent = answer.toFixed(4);
        value.dataset.value = String(answer);
      });
    },
    mark: (unit) => choices.mark(unit),
  };
}

/** From where on the digits of a number are too many for a row: a network whose training has gone astray has such. */
const LARGE = 1e6;

/** A number with a real minus; a large one with a power of ten. */
export function signed(value: number, decimals: number): string {
  const text = Math.abs(value) < LARGE ? value.toFixed(decimals) : value.toExponential(2);
  return text.replaceAll('-', '−');
}
