/// <reference lib="dom" />
import type { PreparedDigit } from 'digits/dist/data/drawn/centre';
import type { GrayImage } from 'digits/dist/data/drawn/gray-image';

import { make } from '../base/dom';
import { drawGray } from '../base/pixels';

/** Longest side of a step's picture on the screen: three stand in a row on a telephone. */
const SIDE = 90;

export const STEPS_LOOK = `
.steps { gap: 10px; }
.steps figure { width: ${SIDE}px; }
.frame { width: ${SIDE}px; height: ${SIDE}px; display: grid; place-items: center; background: var(--ground); border-radius: 4px; }
`;

/** The steps from a drawing to a digit as MNIST has them, each as a picture. */
export class Steps {
  readonly element = make('div', { class: 'row steps' });
  readonly #pictures = [
    '1. cut to the ink',
    '2. longer side 20 pixels',
    '3. centre of mass to the middle of 28\u00a0x\u00a028',
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
