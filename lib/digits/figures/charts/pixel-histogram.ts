import { percent } from '@digits/common/text';
import type { Annotations, Data } from 'plotly.js';

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
 * @example
 * show(pixelHistogram(loadDigits('quick').train));
 */
export function pixelHistogram(digits: Digits): Figure {
  checkDigits('drawing the distribution of intensities', digits);
  const share = shares(digits.images);
  const background = share(0, 1);
  const title = 'Intensities of all pixels';
  return figure(
    [backgroundBar(background), inkBars(share)],
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
      { showlegend: false, bargap: 0, annotations: [backgroundName(background)] },
    ),
    `${title} on a logarithmic axis: ${percent(background)} are background (0), ` +
      `${percent(share(1, 248))} lie from 1 to 247, and ${percent(share(248, 256))} are full ink (248 to 255).`,
  );
}

/** Gives the share of the pixels whose intensity lies from one number to below another. */
function shares(images: Uint8Array): (from: number, to: number) => number {
  const counts = new Float64Array(256);
  for (const intensity of images) counts[intensity] = (counts[intensity] ?? 0) + 1;
  return (from, to) => counts.subarray(from, to).reduce((sum, count) => sum + count, 0) / images.length;
}

function backgroundBar(background: number): Data {
  return {
    type: 'bar',
    name: 'background (intensity 0)',
    x: [-BAR / 2],
    y: [rounded(background, 6)],
    width: BAR,
    marker: { color: COLORS.vermillion },
    hovertemplate: 'intensity 0: %{y:.2%} of the pixels<extra></extra>',
  };
}

function inkBars(share: (from: number, to: number) => number): Data {
  const bars = Array.from({ length: 256 / BAR }, (_, bar) => ({ from: Math.max(1, bar * BAR), to: (bar + 1) * BAR }));
  return {
    type: 'bar',
    name: `ink, bars of ${BAR} intensities`,
    x: bars.map(({ to }) => to - BAR / 2),
    y: bars.map(({ from, to }) => rounded(share(from, to), 6)),
    width: BAR,
    marker: { color: COLORS.blue },
    customdata: bars.map(({ from, to }) => `${from} to ${to - 1}`),
    hovertemplate: 'intensity %{customdata}: %{y:.2%} of the pixels<extra></extra>',
  };
}

/** How much the first bar holds, beside it. */
function backgroundName(background: number): Partial<Annotations> {
  return {
    x: BAR,
    xanchor: 'left',
    y: Math.log10(background || 1),
    yanchor: 'middle',
    text: `${percent(background)} of the pixels are 0`,
    showarrow: false,
  };
}
