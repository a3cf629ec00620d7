/// <reference lib="dom" />
import { make } from '../base/dom';
import { colorOf, drawRaster } from '../base/pixels';
import type { Activity } from './network';

/** The class of the largest probability. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) > (values[best] ?? 0)) best = at;
  return best;
}

/** What one network says of the drawing: a bar for each digit, and what its layers did. */
export class Answer {
  readonly element: HTMLElement;
  readonly #bars: { readonly row: HTMLElement; readonly bar: HTMLElement; readonly value: HTMLElement }[] = [];
  readonly #layers = make('div', { class: 'layers' });
  readonly #maps = new Map<string, HTMLCanvasElement>();

  constructor(title: string) {
    const list = make('ol', { class: 'bars', 'aria-label': `Probabilities of ${title}` });
    for (let digit = 0; digit < 10; digit++) {
      const bar = make('span', { class: 'bar' });
      const value = make('span', { class: 'value' });
      const row = make(
        'li',
        {},
        make('span', { class: 'digit' }, String(digit)),
        make('span', { class: 'track' }, bar),
        value,
      );
      this.#bars.push({ row, bar, value });
      list.append(row);
    }
    this.element = make('section', { class: 'answer' }, make('p', { class: 'part' }, title), list, this.#layers);
    this.show(undefined);
  }

  /** @param probabilities undefined for an empty field */
  show(probabilities: Float32Array | undefined): void {
    const best = probabilities && largestOf(probabilities);
    this.#bars.forEach(({ row, bar, value }, digit) => {
      const share = probabilities?.[digit] ?? 0;
      row.classList.toggle('best', digit === best);
      bar.style.width = `${(100 * share).toFixed(1)}%`;
      value.textContent = probabilities ? share.toFixed(3) : '';
    });
  }

  showActivities(activities: readonly Activity[]): void {
    for (const activity of activities) this.#showLayer(activity);
  }

  #showLayer({ name, height, width, channels, values }: Activity): void {
    let canvas = this.#maps.get(name);
    if (!canvas) {
      const what = height * width > 1 ? `${channels} maps of ${height} x ${width}` : `${channels} units`;
      canvas = make('canvas', {
        role: 'img',
        'aria-label': `What the layer ${name} answers: ${what}, the stronger the colour, the more`,
      });
      this.#maps.set(name, canvas);
      this.#layers.append(make('figure', {}, canvas, make('figcaption', {}, `${name}: ${what}`)));
    }
    const tiles = tiled(values, { height, width, channels });
    drawRaster(canvas, tiles, [colorOf(canvas, '--ground'), colorOf(canvas, '--accent')]);
  }
}

/** Maps side by side, 8 in a row with a gap between them, or units as squares, 16 in a row. */
export function tiled(
  values: Float64Array,
  { height, width, channels }: Pick<Activity, 'height' | 'width' | 'channels'>,
): { values: Float64Array; width: number; height: number; most: number } {
  const isMap = height * width > 1;
  const [columns, gap] = isMap ? [Math.min(8, channels), 1] : [Math.min(16, channels), 0];
  const rows = Math.ceil(channels / columns);
  const whole = { width: columns * (width + gap) - gap, height: rows * (height + gap) - gap };
  const placed = new Float64Array(whole.width * whole.height).fill(NaN);
  values.forEach((value, at) => {
    const channel = at % channels;
    const position = Math.floor(at / channels);
    const row = Math.floor(channel / columns) * (height + gap) + Math.floor(position / width);
    const column = (channel % columns) * (width + gap) + (position % width);
    placed[row * whole.width + column] = value;
  });
  return { ...whole, values: placed, most: values.reduce((most, value) => Math.max(most, value), 0) };
}
