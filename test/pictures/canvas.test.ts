import { Resvg } from '@resvg/resvg-js';

import { Canvas } from '../../lib/pictures/canvas';

/** RGBA of the pixels of a canvas, eight hexadecimal digits each. */
function pixels(canvas: Canvas, width: number, height: number): string[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${canvas.toDataURL()}"/></svg>`;
  return new Resvg(svg).render().pixels.toString('hex').match(/.{8}/g) ?? [];
}

test('putImageData keeps every pixel, the clear ones too', () => {
  const canvas = new Canvas(3, 2);
  const image = canvas.createImageData(3, 2);
  image.data.set([1, 2, 3, 255, 1, 2, 3, 255, 250, 0, 9, 255, 0, 0, 0, 0, 255, 255, 255, 255, 1, 2, 3, 255]);
  canvas.putImageData(image, 0, 0);
  expect(pixels(canvas, 3, 2)).toEqual(['010203ff', '010203ff', 'fa0009ff', '00000000', 'ffffffff', '010203ff']);
});

test('fillRect paints over, in the style set last', () => {
  const canvas = new Canvas(2, 2);
  canvas.fillStyle = 'rgba(255,0,0,1)';
  canvas.fillRect(0, 0, 2, 2);
  canvas.fillStyle = '#0000ff';
  canvas.fillRect(1, 0, 1, 1);
  expect(pixels(canvas, 2, 2)).toEqual(['ff0000ff', '0000ffff', 'ff0000ff', 'ff0000ff']);
});
