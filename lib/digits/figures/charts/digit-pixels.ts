import { checkDigits } from '../../check/digits';
import { type Digits, IMAGE_SIZE, PIXELS } from '../../data/digits';
import { checkIndex } from '../check';
import type { Figure } from '../figure';
import { colorBar, figure, layout, SQUARE_AXES, squareSize } from '../layout';
import { INK_SCALE } from '../palette';

/** Size of one pixel on the screen: a number of three digits stands in it. */
const SCREEN_PIXELS = 19;
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
  const pixels = digits.images.subarray(index * PIXELS, (index + 1) * PIXELS);
  const label = digits.labels[index];

  const ink = Array.from(pixels.keys()).filter((at) => pixels[at] !== 0);
  const values = ink.map((at) => pixels[at] ?? 0);
  const z = Array.from({ length: IMAGE_SIZE }, (_, row) =>
    Array.from(pixels.subarray(row * IMAGE_SIZE, (row + 1) * IMAGE_SIZE)),
  );
  const title = `${label === 8 ? 'An' : 'A'} ${label} as the network sees it: ${IMAGE_SIZE} x ${IMAGE_SIZE} intensities`;
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
        x: ink.map((at) => at % IMAGE_SIZE),
        y: ink.map((at) => Math.floor(at / IMAGE_SIZE)),
        text: values.map(String),
        textfont: { size: 9, color: values.map((value) => (value < DARK ? '#000000' : '#ffffff')) },
        hoverinfo: 'skip',
        showlegend: false,
      },
    ],
    layout(
      title,
      { ...pixelAxis, title: { text: 'column (pixels)' }, range: [-0.5, IMAGE_SIZE - 0.5], ...SQUARE_AXES.x },
      { ...pixelAxis, title: { text: 'row (pixels)' }, range: [IMAGE_SIZE - 0.5, -0.5], ...SQUARE_AXES.y },
      squareSize(IMAGE_SIZE * SCREEN_PIXELS),
    ),
    `The handwritten ${label} at index ${index}, enlarged: ${ink.length} of ${PIXELS} pixels hold ink, ` +
      `with intensities up to ${values.reduce((most, value) => Math.max(most, value), 0)} of 255; ` +
      'the others are 0.',
  );
}
