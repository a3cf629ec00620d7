import { checkOptions } from '../../check/options';
import { checkKind } from '../../check/values';
import { classNameOf, type Digits, measuresOf } from '../../data/digits';
import { imagesOf, type UnlabelledImages } from '../../data/own/images';
import { checkCount, checkIndex } from '../check';
import type { Figure } from '../figure';
import { figure } from '../layout';
import { counted } from '../numbers';
import { INK_SCALE } from '../palette';
import { defaultColumns, tileLayout, tileTraces, zoomed } from '../tiles';

export interface SampleGridOptions {
  /** Images in one row. @default 5, more from 26 images on, at most 8 */
  readonly columns?: number;
  /**
   * What stands above each image; `<br>` begins a new line.
   *
   * @default the name of the image's class, its label if it has none, or #0 and so on without labels
   */
  readonly captions?: readonly string[];
  /** @default 'Digits with their labels', 'Images with their labels' of classes with names, or 'Images' without labels */
  readonly title?: string;
}

/**
 * Draws digits side by side, each under its label, or images without labels.
 *
 * @param images digits, or images without labels as `predict` takes them
 * @param indices which of them, in the order of the grid: each from 0 to their count - 1
 * @throws RangeError if there are no indices, an index lies outside the data, or the captions are not as many
 * @example
 * const { test } = loadDigits('quick');
 * show(sampleGrid(test, [0, 1, 2], { columns: 3, title: 'Three digits' }));
 * sampleGrid(test, [0, 1, 2]).alt // 'Digits with their labels: 3 handwritten digits, row by row 8, 6, 2.'
 */
export function sampleGrid(
  images: Digits | UnlabelledImages,
  indices: readonly number[],
  options: SampleGridOptions = {},
): Figure {
  const doing = 'drawing sample digits';
  const { digits, isLabelled } = imagesOf(doing, images, 1);
  checkKind(doing, 'an array of indices', indices, 'array');
  checkOptions(doing, options, { columns: true, captions: 'array', title: 'string' });
  if (indices.length === 0) throw new RangeError(`${doing}: expected at least one index, found none`);
  for (const index of indices) checkIndex(doing, index, digits.count);

  const { size, pixels } = measuresOf(digits);
  const isNamed = digits.classNames !== undefined;
  const {
    columns = defaultColumns(indices.length, 5),
    captions = indices.map((index) => (isLabelled ? classNameOf(digits, digits.labels[index] ?? 0) : `#${index}`)),
    title = isLabelled ? (isNamed ? 'Images with their labels' : 'Digits with their labels') : 'Images',
  } = options;
  for (const caption of captions) checkKind(doing, 'captions of text', caption, 'string');
  if (captions.length !== indices.length) {
    throw new RangeError(`${doing}: expected ${indices.length} captions, found ${captions.length}`);
  }
  checkCount(doing, 'columns', columns);

  const tiles = zoomed({
    size,
    captions,
    columns: Math.min(columns, indices.length),
    pixel: (tile: number, row: number, column: number) =>
      digits.images[(indices[tile] ?? 0) * pixels + row * size + column] ?? 0,
  });
  const traces = tileTraces(tiles, {
    colorscale: INK_SCALE,
    zmin: 0,
    zmax: 255,
    showscale: false,
    hovertemplate: 'intensity %{z} of 255<extra></extra>',
  });
  const read = captions.join(', ').replaceAll('<br>', ' ');
  const kind = isLabelled && !isNamed ? 'handwritten digit' : 'image';
  const alt = `${title}: ${counted(indices.length, kind)}, row by row ${read}.`;
  return figure(traces, tileLayout(title, tiles), alt);
}
