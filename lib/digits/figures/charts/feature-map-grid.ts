import { checkOptions } from '../../check/options';
import { checkFields } from '../../check/values';
import type { FeatureMaps } from '../../model/feature-maps';
import { extremes } from '../../statistics/extremes';
import { checkCount } from '../check';
import type { Figure } from '../figure';
import { colorBar, figure } from '../layout';
import { rounded, short } from '../numbers';
import { INK_SCALE } from '../palette';
import { defaultColumns, tileLayout, tileTraces, zoomed } from '../tiles';

export interface FeatureMapGridOptions {
  /** Maps in one row. @default about as many as rows, at most 8 */
  readonly columns?: number;
  /** @default 'Feature maps' */
  readonly title?: string;
}

/**
 * Draws feature maps side by side, one for each filter, on one scale: dark where the filter found what it
 * looks for. Small maps are enlarged.
 *
 * @param maps of square images
 * @throws RangeError if the maps are not square, the values not as many as the sizes say, or one is not finite
 * @example
 * const maps = await featureMaps(buildCnn({ seed: 1 }), loadDigits('quick').test, 0, 'strokes');
 * show(featureMapGrid(maps, { columns: 8 }));
 */
export function featureMapGrid(maps: FeatureMaps, options: FeatureMapGridOptions = {}): Figure {
  const doing = 'drawing feature maps';
  const numbers = { rows: 'number', columns: 'number', channels: 'number' } as const;
  checkFields(doing, 'feature maps, such as featureMaps gives', maps, { values: Float32Array, ...numbers });
  checkOptions(doing, options, { columns: true, title: 'string' });
  const { values, rows, columns: width, channels } = maps;
  checkCount(doing, 'rows', rows);
  checkCount(doing, 'channels', channels);
  if (rows !== width || values.length !== rows * width * channels) {
    throw new RangeError(
      `${doing}: expected square maps and ${rows} x ${rows} x ${channels} values, found ${rows} x ${width} and ${values.length}`,
    );
  }
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0)
    throw new RangeError(`${doing}: expected finite values, found ${values[broken]} at position ${broken}`);
  const { columns = defaultColumns(channels, 1), title = 'Feature maps' } = options;
  checkCount(doing, 'columns', columns);

  const { least, most } = extremes(values);
  const tiles = zoomed({
    size: rows,
    captions: Array.from({ length: channels }, (_, channel) => `filter ${channel}`),
    columns: Math.min(columns, channels),
    pixel: (channel, row, column) => rounded(values[(row * width + column) * channels + channel] ?? 0, 3),
  });
  return figure(
    tileTraces(tiles, {
      colorscale: INK_SCALE,
      // Paper is 0, also where no output is.
      zmin: Math.min(0, least),
      zmax: Math.max(0, most) || 1,
      hovertemplate: 'output %{z}<extra></extra>',
      colorbar: colorBar('output'),
    }),
    tileLayout(title, tiles, { colorBar: true }),
    `${title}: ${channels} maps of ${rows} x ${width}, with outputs from ${short(least)} to ${short(most)}.`,
  );
}
