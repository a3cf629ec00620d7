import { checkDigits } from '../../check/digits';
import { checkOptions, type OptionNames } from '../../check/options';
import { checkFields, checkNumber, isCount } from '../../check/values';
import { classNameOf, type Digits, measuresOf } from '../../data/digits';
import type { LayerAnswers } from '../../evaluate/layer-answers';
import { checkIndex } from '../check';
import type { Figure } from '../figure';
import { colorBar, figure } from '../layout';
import { counted, rounded, short } from '../numbers';
import { DIVERGING_SCALE, INK_SCALE } from '../palette';
import { tileLayout, tileTraces, zoomed } from '../tiles';

export interface UnitDigitsOptions {
  /** How many digits are drawn. @default 11, or all if there are fewer */
  readonly count?: number;
  /** @default 'What unit n answers to' */
  readonly title?: string;
}

const DOING = 'drawing what a unit answers to';
const OPTIONS: OptionNames<UnitDigitsOptions> = { count: true, title: 'string' };
const COLUMNS = 6;

/**
 * Draws what a hidden unit answers to: its weights as a picture, purple where ink wakes it and orange where ink
 * silences it, and beside them the digits to which it answers most, each with its label and the answer.
 *
 * @param asked the units' answers to the digits, such as `layerAnswers` gives, of a layer that looks at the pixels
 * @param unit which unit, from 0
 * @throws TypeError if these are no digits, or no answers to them
 * @throws RangeError if there is no such unit, the answers do not fit the digits, or the layer has not as many inputs as an image has pixels
 * @example
 * const { test } = loadDigits('quick');
 * show(unitDigits(test, layerAnswers(buildAnn({ seed: 1, hiddenUnits: 8 }), test), 3));
 */
export function unitDigits(digits: Digits, asked: LayerAnswers, unit: number, options: UnitDigitsOptions = {}): Figure {
  checkDigits(DOING, digits);
  checkAnswers(digits, asked);
  checkOptions(DOING, options, OPTIONS);
  const { answers, units, kernel } = asked;
  checkIndex(DOING, unit, units);
  const { count = Math.min(11, digits.count) } = options;
  checkNumber(DOING, `a count from 1 to ${digits.count}`, count, (given) => isCount(given) && given <= digits.count);
  const answer = (index = 0): number => answers[index * units + unit] ?? 0;
  const order = Array.from({ length: digits.count }, (_, index) => index).sort(
    (a, b) => answer(b) - answer(a) || a - b,
  );
  const most = order.slice(0, count);
  // Such as 0, of a unit that is silent: then these are just the first digits.
  const isSame = digits.count > 1 && answer(order[0]) === answer(order.at(-1));
  const { title = isSame ? `Unit ${unit} answers ${short(answer())} to all` : `What unit ${unit} answers to` } =
    options;
  const { size, pixels } = measuresOf(digits);
  const weights = Array.from({ length: pixels }, (_, pixel) => rounded(kernel[pixel * units + unit] ?? 0, 3));
  const limit = weights.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) || 1;
  const shape = {
    size,
    captions: [
      'weights<br> ',
      ...most.map((index) => `${classNameOf(digits, digits.labels[index] ?? 0)}<br>(${short(answer(index))})`),
    ],
    columns: Math.min(COLUMNS, count + 1),
  };
  const place = (row: number, column: number): number => row * size + column;
  // The first tile alone: cells of nothing for all the others would only make the figure larger.
  const first = { ...shape, captions: shape.captions.slice(0, 1), columns: 1 };
  const [image] = tileTraces(zoomed({ ...first, pixel: (_, row, column) => weights[place(row, column)] ?? 0 }), {
    colorscale: DIVERGING_SCALE,
    zmin: -limit,
    zmax: limit,
    hovertemplate: 'weight %{z}<extra></extra>',
    colorbar: colorBar('weight'),
  });
  const pixel = (tile: number, row: number, column: number): number =>
    tile === 0 ? NaN : (digits.images[(most[tile - 1] ?? 0) * pixels + place(row, column)] ?? 0);
  const tiles = zoomed({ ...shape, pixel });
  const [shown, words] = tileTraces(tiles, {
    colorscale: INK_SCALE,
    zmin: 0,
    zmax: 255,
    showscale: false,
    hovertemplate: 'intensity %{z}<extra></extra>',
  });
  return figure(
    [image, shown, words].flatMap((trace) => trace ?? []),
    tileLayout(title, tiles, { colorBar: true }),
    `${title}: its weights as a picture, and the ` +
      (isSame
        ? `first ${counted(count, 'digit')}, to which it answers ${short(answer())} as to all others: `
        : `${counted(count, 'digit')} that excite it most, from ${short(answer(most[0]))} down to ${short(answer(most.at(-1)))}: `) +
      `${countsOf(digits, most)}.`,
  );
}

function checkAnswers(digits: Digits, asked: LayerAnswers): void {
  const arrays = { answers: Float32Array, kernel: Float32Array };
  checkFields(DOING, 'answers, such as layerAnswers gives', asked, { ...arrays, count: 'number', units: 'number' });
  const { answers, count, units, kernel } = asked;
  checkNumber(DOING, 'a whole number of units from 1 up', units, isCount);
  if (count !== digits.count || answers.length !== count * units) {
    throw new RangeError(
      `${DOING}: expected ${units} answers to each of ${digits.count} digits, found ${answers.length} to ${count}`,
    );
  }
  const { pixels } = measuresOf(digits);
  if (kernel.length === pixels * units) return;
  throw new RangeError(
    `${DOING}: expected a layer that looks at ${pixels} pixels, found one with ${kernel.length / units} inputs`,
  );
}

/** `4 of label 7, 2 of label 9`: which digits these are, the most frequent first. */
function countsOf({ labels, classNames }: Digits, indices: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const index of indices) counts.set(labels[index] ?? 0, (counts.get(labels[index] ?? 0) ?? 0) + 1);
  const sorted = [...counts].sort(([a, first], [b, second]) => second - first || a - b);
  return sorted.map(([label, count]) => `${count} of ${classNames?.[label] ?? `label ${label}`}`).join(', ');
}
