/// <reference lib="dom" />
import { Bars } from '../base/bars';
import { make } from '../base/dom';
import { colorOf, drawRaster } from '../base/pixels';
import type { Activity } from './network';

/** What one network says of the drawing: a bar for each digit, and what its layers did. */
export class Answer {
  readonly element: HTMLElement;
  readonly #bars: Bars;
  readonly #layers = make('div', { class: 'layers' });
  readonly #maps = new Map<string, HTMLCanvasElement>();

  constructor(title: string) {
    this.#bars = new Bars(`Probabilities of ${title}`);
    this.element = make(
      'section',
      { class: 'answer' },
      make('p', { class: 'part' }, title),
      this.#bars.element,
      this.#layers,
    );
    this.show(undefined);
  }

  /** @param probabilities undefined for an empty field */
  show(probabilities: Float32Array | undefined): void {
    this.#bars.show(probabilities);
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
