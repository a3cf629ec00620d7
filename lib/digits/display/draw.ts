import { PICTURES_VARIABLE } from '@digits/common/protocol';
import { DrawingProcess, type DrawnFigure, type Picture } from '@digits/pictures';

import { isKernel, type SinkOptions } from './sink';

/** Draws a figure as a picture. */
export type Draw = (figure: DrawnFigure) => Promise<Picture>;

/** Seconds that a picture may take: less than a kernel waits before it answers a cell. */
const SECONDS = 25;

let drawing: DrawingProcess | undefined;

/** What draws the pictures of this kernel; nothing in a terminal, for another sink, or if it is not wanted. */
export function kernelDraw({ sink }: SinkOptions): Draw | undefined {
  if (sink !== undefined || !isKernel() || process.env[PICTURES_VARIABLE] === 'none') return undefined;
  const started = (drawing ??= new DrawingProcess({ seconds: SECONDS }));
  return (figure) => started.draw(figure);
}
