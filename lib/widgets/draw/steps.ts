/// <reference lib="dom" />
import type { PreparedDigit } from 'digits/dist/data/drawn/centre';
import type { GrayImage } from 'digits/dist/data/drawn/gray-image';

import { make } from '../base/dom';
import { drawGray } from '../base/pixels';

/** Longest side of a step's picture on the screen. */
const SIDE = 100;

/** The steps from a drawing to a digit as MNIST has them, each as a picture. */
export class Steps {
  readonly element = make('div', { class: 'row steps' });
  readonly #pictures = [
    '1. cut to the ink',
    '2. longer side 20 pixels',
    '3. centre of mass to the middle of 28 x 28',
  ].map((caption) => {
    const canvas = make('canvas', { role: 'img', 'aria-label': caption });
    const frame = make('div', { class: 'frame' }, canvas);
    this.element.append(make('figure', {}, frame, make('figcaption', {}, caption)));
    return canvas;
  });

  show({ cropped, scaled, pixels }: PreparedDigit): void {
    const images: GrayImage[] = [cropped, scaled, { pixels, width: 28, height: 28 }];
    images.forEach((image, index) => {
      const canvas = this.#pictures[index];
      if (canvas) drawGray(canvas, image, SIDE);
    });
  }
}
