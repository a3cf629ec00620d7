// The charts of the notebooks as pictures. Drawing takes a third of a second each, so what was drawn is kept.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { filesIn, hashOf, hashOfFile } from '../project/hash.mjs';
import { load } from '../project/library.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { CACHE } from './places.mjs';

/** What draws: another version of it may draw otherwise. */
const drawnBy = () =>
  hashOf(
    ...['lib/pictures/dist', 'node_modules/plotly.js-dist/package.json']
      .flatMap(filesIn)
      .map((name) => hashOfFile(name) ?? ''),
  );

/**
 * Draws charts, those that were drawn before from the cache.
 *
 * @returns {(figure: import('../../lib/book/site/index.js').Chart['figure']) => Promise<string>} to SVG
 */
export function pictureDrawer() {
  const version = drawnBy();
  return async (figure) => {
    const file = path.join(CACHE, 'pictures', `${hashOf(version, JSON.stringify(figure))}.svg`);
    if (existsSync(file)) return readFileSync(file, 'utf8');
    const { renderFigure } = load('pictures/dist/render.js');
    const { svg } = await renderFigure(/** @type {import('../../lib/pictures/index.js').DrawnFigure} */ (figure), {
      scale: 0.1,
    });
    writeWhole(file, svg);
    return svg;
  };
}
