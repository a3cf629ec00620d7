import { percent } from '@digits/common/text';

import { checkDigits } from '../../check/digits';
import type { Digits } from '../../data/digits';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { rounded } from '../numbers';
import { COLORS } from '../palette';

/** Intensities in one bar; 256 is a multiple of it. */
const BAR = 8;

/**
 * Draws how the intensities of all pixels are distributed, on a logarithmic axis: most pixels are background.
 * The first bar is the intensity 0 alone, the others hold eight intensities each (the first of them seven).
 *
 * @throws RangeError if there are no digits
 */
export function pixelHistogram(digits: Digits): Figure {
  checkDigits('drawing the distribution of intensities', digits);
  const counts = new Float64Array(256);
  for (const intensity of digits.images) counts[intensity] = (counts[intensity] ?? 0) + 1;
  const share = (from: number, to: number) =>
    counts.subarray(from, to).reduce((sum, count) => sum + count, 0) / digits.images.length;

  const background = share(0, 1);
  const ink = Array.from({ length: 256 / BAR }, (_, bar) => share(Math.max(1, bar * BAR), (bar + 1) * BAR));
  const title = 'Intensities of all pixels';
  return figure(
    [
      {
        type: 'bar',
        name: 'background (intensity 0)',
        x: [-BAR / 2],
        y: [rounded(background, 6)],
        width: BAR,
        marker: { color: COLORS.vermillion },
        hovertemplate: 'intensity 0: %{y:.2%} of the pixels<extra></extra>',
      },
      {
        type: 'bar',
        name: `ink, bars of ${BAR} intensities`,
        x: ink.map((_, bar) => bar * BAR + BAR / 2),
        y: ink.map((value) => rounded(value, 6)),
        width: BAR,
        marker: { color: COLORS.blue },
        customdata: ink.map((_, bar) => `${Math.max(1, bar * BAR)} to ${(bar + 1) * BAR - 1}`),
        hovertemplate: 'intensity %{customdata}: %{y:.2%} of the pixels<extra></extra>',
      },
    ],
    layout(
      title,
      {
        title: { text: 'intensity (0-255)' },
        tickvals: [-BAR / 2, 64, 128, 192, 255],
        ticktext: ['0', '64', '128', '192', '255'],
        showgrid: false,
        zeroline: false,
      },
      { title: { text: 'share of all pixels (%, log scale)' }, type: 'log', tickformat: '~%', dtick: 1 },
      {
        showlegend: false,
        bargap: 0,
        annotations: [
          {
            x: BAR,
            xanchor: 'left',
            y: Math.log10(background || 1),
            yanchor: 'middle',
            text: `${percent(background)} of the pixels are 0`,
            showarrow: false,
          },
        ],
      },
    ),
    `${title} on a logarithmic axis: ${percent(background)} are background (0), ` +
      `${percent(share(1, 248))} lie from 1 to 247, and ${percent(share(248, 256))} are full ink (248 to 255).`,
  );
}
