/// <reference lib="dom" />
import { namesOf, widthOf } from './classes';
import { make } from './dom';
import { shaded } from './look';

/** What only bars need to look as they do. */
export const BARS_LOOK = `
.bars { list-style: none; margin: 0 0 8px; padding: 0; }
.bars li { display: flex; align-items: center; gap: 8px; line-height: 1.35; }
.bars .name { flex: none; width: var(--names); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bars .track { flex: 1; height: 11px; background: var(--ground); border-radius: 3px; overflow: hidden; }
.bars .bar { display: block; height: 100%; width: 0; background: var(--line-strong); }
.bars .best .bar { background: var(--accent); }
.bars .best { font-weight: 600; }
.bars .value { width: 5ch; text-align: right; font-variant-numeric: tabular-nums; }
${shaded('.bars .track')}
`;

/** The probabilities of the classes as bars, the largest of them marked. */
export class Bars {
  readonly element: HTMLElement;
  readonly #rows: { readonly row: HTMLElement; readonly bar: HTMLElement; readonly value: HTMLElement }[] = [];

  /** @param classes what they are called. @default the ten digits */
  constructor(name: string, classes: readonly string[] = namesOf({}, 10)) {
    this.element = make('ol', { class: 'bars', 'aria-label': name });
    this.element.style.setProperty('--names', widthOf(classes));
    for (const each of classes) {
      const bar = make('span', { class: 'bar' });
      const value = make('span', { class: 'value' });
      const track = make('span', { class: 'track' }, bar);
      const row = make('li', {}, make('span', { class: 'name', title: each }, each), track, value);
      this.#rows.push({ row, bar, value });
      this.element.append(row);
    }
  }

  /** @param probabilities 0 to 1; undefined where there are none */
  show(probabilities: ArrayLike<number> | undefined): void {
    const best = probabilities && largestOf(probabilities);
    this.#rows.forEach(({ row, bar, value }, digit) => {
      const share = probabilities?.[digit] ?? 0;
      row.classList.toggle('best', digit === best);
      bar.style.width = `${(100 * share).toFixed(1)}%`;
      value.textContent = probabilities ? share.toFixed(3) : '';
    });
  }
}

/** The first place of the largest value. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}
