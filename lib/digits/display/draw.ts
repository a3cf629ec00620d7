import { PICTURES_VARIABLE } from '@digits/common/protocol';
import type { DrawnFigure, Picture } from '@digits/pictures';

import { environmentVariable } from '../platform/environment';
import { drawPicture } from '../platform/pictures';
import { isKernel, type SinkOptions } from './sink';

/** Draws a figure as a picture. */
export type Draw = (figure: DrawnFigure) => Promise<Picture>;

/** What draws the pictures of this kernel; nothing in a terminal, for another sink, or if it is not wanted. */
export function kernelDraw({ sink }: SinkOptions): Draw | undefined {
  if (sink !== undefined || !isKernel() || environmentVariable(PICTURES_VARIABLE) === 'none') return undefined;
  return drawPicture;
}
