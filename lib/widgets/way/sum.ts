/// <reference lib="dom" />
import { type DenseLayer, type LayerWay, type Product, productsOf } from 'digits/dist/model/dense-way';

import { make } from '../base/dom';
import { shaded } from '../base/look';
import { drawGray, drawSigned, squareOf } from '../base/pixels';
import { signed } from './units';

/** Products that stand in the table by themselves. */
const SHOWN = 10;
/** Side of a picture on the screen. */
const SIDE = 100;

export const SUM_LOOK = `
.sum { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--line); }
.sum table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; max-width: 100%; }
.sum th { text-align: right; font-weight: 600; font-size: 12px; color: var(--muted); padding: 1px 8px; }
.sum th:first-child { text-align: left; padding-left: 0; }
.sum th[scope='row'] { font-weight: 400; color: var(--text); font-size: 13px; }
.sum td { text-align: right; padding: 1px 8px; }
.sum .total th, .sum .total td { border-top: 1px solid var(--line-strong); font-weight: 600; }
.sum [hidden] { display: none; }
.sum .pictures { gap: 12px; flex-wrap: nowrap; }
.sum .share { width: 120px; padding: 0 0 0 8px; }
.sum .share span { display: block; height: 10px; border-radius: 2px; background: var(--above); }
.sum .share .below { background: var(--below); }
.sum .half { display: flex; }
.sum .half > * { width: 50%; }
.sum .left { display: flex; justify-content: flex-end; }
${shaded('.sum .half')}
@media (max-width: 480px) { .sum .share { display: none; } .sum th, .sum td { padding: 1px 5px; } }
`;

/** The unit whose sum is opened, and what it is given. */
export interface OpenedUnit {
  readonly layer: DenseLayer;
  readonly way: LayerWay;
  readonly unit: number;
  readonly inputs: ArrayLike<number>;
  /** The layer before; undefined if the inputs are pixels. */
  readonly before: string | undefined;
  /** uint8, shape (size, size): the image, if the inputs are its pixels. */
  readonly pixels: Uint8Array;
  /** What the class is called for which the unit stands, if it is one of the last layer. */
  readonly stands?: string;
}

/** A unit's sum: inputs times weights, the largest first, the bias, and what the activation makes of it. */
export class SumView {
  readonly element = make('section', { class: 'sum', 'aria-label': 'The sum of the chosen unit' });
  readonly #title = make('p', { class: 'part', 'aria-live': 'polite' });
  readonly #words = make('p');
  readonly #table = make('table');
  readonly #pictures = make('div', { class: 'row pictures' });
  #opened: OpenedUnit | undefined;

  constructor() {
    this.element.append(this.#title, this.#words, make('div', { class: 'row' }, this.#pictures, this.#table));
  }

  show(opened: OpenedUnit): void {
    this.#opened = opened;
    const { layer, way, unit, inputs, stands } = opened;
    const products = productsOf(layer, inputs, unit);
    const [bias, sum] = [layer.bias[unit] ?? 0, way.sums[unit] ?? 0];
    this.#title.textContent = stands === undefined ? `Unit ${unit} of ${layer.name}` : `The logit of ${stands}`;
    this.#words.textContent = wordsOf(opened);
    this.#table.replaceChildren(...this.#rows(products, bias, sum));
    this.redraw();
  }

  /** Draws the pictures anew, as after a change of the theme. */
  redraw(): void {
    const { layer, unit, pixels, before, inputs } = this.#opened ?? {};
    if (!layer || unit === undefined || !pixels || !inputs || before !== undefined) {
      this.#pictures.hidden = true;
      return;
    }
    this.#pictures.hidden = false;
    const units = layer.bias.length;
    const weights = Array.from(pixels, (_, pixel) => layer.kernel[pixel * units + unit] ?? 0);
    const products = weights.map((weight, pixel) => weight * (inputs[pixel] ?? 0));
    const canvases = [
      ['pixels', 'The pixels of the digit'],
      ['times weights', `The weights of unit ${unit}, above 0 in one colour and below 0 in the other`],
      ['products', 'Pixels times weights, above 0 in one colour and below 0 in the other'],
    ].map(([text = '', name = '']) => ({ text, canvas: make('canvas', { role: 'img', 'aria-label': name }) }));
    this.#pictures.replaceChildren(
      ...canvases.map(({ text, canvas }) => make('figure', {}, canvas, make('figcaption', {}, text))),
    );
    const [first, second, third] = canvases.map(({ canvas }) => canvas);
    if (first) drawGray(first, squareOf(pixels), SIDE);
    for (const [canvas, values] of [
      [second, weights],
      [third, products],
    ] as const) {
      if (canvas) drawSigned(canvas, values, Math.max(...values.map(Math.abs)), SIDE);
    }
  }

  #rows(products: readonly Product[], bias: number, sum: number): HTMLElement[] {
    const { before } = this.#opened ?? {};
    const inputs = this.#opened?.inputs.length ?? 0;
    const most = Math.max(Math.abs(bias), ...products.slice(0, 1).map(({ product }) => Math.abs(product)));
    const shown = products.slice(0, SHOWN);
    const others = products.slice(SHOWN);
    const head = [before === undefined ? 'pixel' : `unit of ${before}`, 'answer', 'weight', 'product'];
    if (before === undefined) head[1] = 'ink';
    const rest = others.reduce((total, { product }) => total + product, 0);
    const rows = shown.map(({ input, value, weight, product }) =>
      row(before === undefined ? placeOf(input, Math.sqrt(inputs)) : String(input), [value, weight, product], most),
    );
    if (others.length > 0) rows.push(row(`${others.length} more`, [undefined, undefined, rest], most));
    rows.push(row('bias', [undefined, undefined, bias], most));
    rows.push(row('sum', [undefined, undefined, sum], most, 'total'));
    return [
      make('thead', {}, make('tr', {}, ...head.map((text) => make('th', { scope: 'col' }, text)))),
      make('tbody', {}, ...rows),
    ];
  }
}

const placeOf = (pixel: number, size: number): string => `row ${Math.floor(pixel / size)}, column ${pixel % size}`;

function row(name: string, values: readonly (number | undefined)[], most: number, kind = ''): HTMLElement {
  const cells = values.map((value) => {
    if (value === undefined) return make('td');
    return make('td', { 'data-value': String(value) }, signed(value, 4));
  });
  const last = values.at(-1) ?? 0;
  const bar = make('span', { class: last < 0 ? 'below' : 'above' });
  bar.style.width = `${Math.min(100, (100 * Math.abs(last)) / (most || 1)).toFixed(1)}%`;
  const half = make('div', { class: 'half' }, make('div', { class: 'left' }), make('div'));
  half.children[last < 0 ? 0 : 1]?.append(bar);
  const share = make('td', { class: 'share', 'aria-hidden': 'true' }, ...(kind === 'total' ? [] : [half]));
  return make('tr', { class: kind }, make('th', { scope: 'row' }, name), ...cells, share);
}

/** What follows the sum, in words. */
function wordsOf({ way, unit, stands }: OpenedUnit): string {
  const [sum, answer] = [way.sums[unit] ?? 0, way.answers[unit] ?? 0];
  const shown = signed(sum, 4);
  if (stands !== undefined) {
    const others = way.sums.length - 1;
    return (
      `Its products and its bias add up to ${shown}. Softmax takes e to that power, and divides by the sum of it and the ` +
      `${others} others: the probability ${answer.toFixed(4)}.`
    );
  }
  if (way.activation === 'relu') {
    return sum > 0
      ? `Its products and its bias add up to ${shown}. That is above 0, so relu lets it through: it answers ${shown}.`
      : `Its products and its bias add up to ${shown}. That is not above 0, so relu silences it: it answers 0.`;
  }
  return `Its products and its bias add up to ${shown}, of which ${way.activation} makes ${signed(answer, 4)}.`;
}
