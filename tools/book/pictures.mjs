// The charts of the notebooks as pictures. Drawing takes a third of a second each: most were drawn as the notebooks ran.
import { load } from '../project/library.mjs';

/** @typedef {import('../../lib/pictures/index.js').DrawnFigure} DrawnFigure */

/**
 * Draws charts, all but those whose drawings are kept, and keeps these alone.
 *
 * @param {readonly import('../../lib/book/site/index.js').Chart['figure'][]} charts
 * @returns {Promise<string[]>} as SVG
 */
export async function drawPictures(charts) {
  const { forgetOtherDrawings, keepDrawing, keptDrawing } = load('pictures/dist/kept-drawings.js');
  const figures = /** @type {readonly DrawnFigure[]} */ (charts);
  const drawn = [];
  for (const figure of figures) {
    const kept = keptDrawing(figure);
    // Loaded where it is needed: plotly.js takes a while.
    const svg = kept ?? (await load('pictures/dist/render.js').renderFigure(figure, { scale: 0.1 })).svg;
    if (kept === undefined) keepDrawing(figure, svg);
    drawn.push(svg);
  }
  forgetOtherDrawings(figures);
  return drawn;
}
