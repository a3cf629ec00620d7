import type { Layout } from 'plotly.js';

import { checkDigits } from '../../check/digits';
import { classNameOf, type Digits, measuresOf } from '../../data/digits';
import { checkIndex } from '../check';
import type { Figure } from '../figure';
import { colorBar, figure, layout, SQUARE_AXES, squareSize } from '../layout';
import { INK_SCALE } from '../palette';
import { fittedName } from '../short-names';

/** Size of one pixel on the screen: a number of three digits stands in it. */
const SCREEN_PIXELS = 19;
/** Signs of a name for which the title has room. */
const MOST_NAME = 16;
/** Room for the title, in pixels of the screen, with a digit in it or with the name of a class. */
const [LEAST_SIDE, LEAST_NAMED] = [320, 460];
/** Intensity from which white numbers read better than black ones on the ink. */
const DARK = 128;

/**
 * Draws one digit large, with the intensity written into every pixel that is not background.
 *
 * @param digits images and labels
 * @param index which digit, 0 to `digits.count` - 1
 * @throws RangeError if the index lies outside the data
 * @example
 * show(digitPixels(loadDigits('quick').test, 0));
 */
export function digitPixels(digits: Digits, index: number): Figure {
  const doing = 'drawing the pixels of a digit';
  checkDigits(doing, digits);
  checkIndex(doing, index, digits.count);
  const { size, pixels: area } = measuresOf(digits);
  const pixels = digits.images.subarray(index * area, (index + 1) * area);
  const label = digits.labels[index] ?? 0;
  const name = classNameOf(digits, label);
  const isNamed = digits.classNames !== undefined;
  const side = SCREEN_PIXELS * Math.min(size, 28);

  const ink = Array.from(pixels.keys()).filter((at) => pixels[at] !== 0);
  const values = ink.map((at) => pixels[at] ?? 0);
  const z = Array.from({ length: size }, (_, row) => Array.from(pixels.subarray(row * size, (row + 1) * size)));
  const title = `${isNamed ? fittedName(name, MOST_NAME) : `${label === 8 ? 'An' : 'A'} ${label}`} as the network sees it: ${size} x ${size} intensities`;
  const pixelAxis = { zeroline: false, showgrid: false, dtick: 4, automargin: true } as const;
  return figure(
    [
      {
        type: 'heatmap',
        z,
        colorscale: INK_SCALE,
        zmin: 0,
        zmax: 255,
        colorbar: colorBar('intensity (0-255)', { tickvals: [0, 64, 128, 192, 255] }),
        hovertemplate: 'row %{y}, column %{x}: intensity %{z}<extra></extra>',
      },
      {
        type: 'scatter',
        mode: 'text',
        x: ink.map((at) => at % size),
        y: ink.map((at) => Math.floor(at / size)),
        text: values.map(String),
        textfont: { size: size > 28 ? 4 : 9, color: values.map((value) => (value < DARK ? '#000000' : '#ffffff')) },
        hoverinfo: 'skip',
        showlegend: false,
      },
    ],
    layout(
      title,
      { ...pixelAxis, title: { text: 'column (pixels)' }, range: [-0.5, size - 0.5], ...SQUARE_AXES.x },
      { ...pixelAxis, title: { text: 'row (pixels)' }, range: [size - 0.5, -0.5], ...SQUARE_AXES.y },
      readable(Math.max(side, isNamed ? LEAST_NAMED : LEAST_SIDE)),
    ),
    `The ${isNamed ? `image of ${name}` : `handwritten ${label}`} at index ${index}, enlarged: ${ink.length} of ${area} pixels hold ink, ` +
      `with intensities up to ${values.reduce((most, value) => Math.max(most, value), 0)} of 255; ` +
      'the others are 0.',
  );
}

/** The size of such a figure, which is its least one as well: its numbers have no room in smaller pixels. */
function readable(side: number): Partial<Layout> {
  const { width, ...size } = squareSize(side);
  return { ...size, meta: { width, least: width } };
}
