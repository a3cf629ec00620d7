import type { Picture } from '../pictures/drawing-main';
import { DrawingProcess } from '../pictures/drawing-process';
import type { DrawnFigure } from '../pictures/render';
import type { SinkOptions } from './sink';
import { isKernel } from './sink';

/** Environment variable: with `none`, a kernel draws no pictures of its charts, as whoever runs it does so. */
export const PICTURES_VARIABLE = 'DIGITS_PICTURES';

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
