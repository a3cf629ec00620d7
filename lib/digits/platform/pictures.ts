import { DrawingProcess, type DrawnFigure, type Picture } from '@digits/pictures';

export { pictureForms } from '@digits/pictures';

/** Seconds that a picture may take: less than a kernel waits before it answers a cell. */
const SECONDS = 25;

let drawing: DrawingProcess | undefined;

/**
 * Draws a figure as a picture, in a process beside this one that starts with the first.
 *
 * @throws Error that says why there is no picture
 */
export function drawPicture(figure: DrawnFigure): Promise<Picture> {
  drawing ??= new DrawingProcess({ seconds: SECONDS });
  return drawing.draw(figure);
}
