import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { projectFolder, writeWhole } from '@digits/common/files';

import type { DrawnFigure } from './render';

/** Where drawings are kept as SVG: what a notebook has drawn need not be drawn again for the book. */
const FOLDER = path.join(projectFolder(), '.cache', 'drawings');

let version: string | undefined;

/** A hash of what draws: another version of it may draw otherwise. */
function drawnBy(): string {
  if (version !== undefined) return version;
  const scripts = readdirSync(__dirname).filter((name) => /\.[jt]s$/.test(name));
  const hash = createHash('sha256').update(readFileSync(require.resolve('plotly.js-dist/package.json')));
  for (const name of scripts.sort()) hash.update(readFileSync(path.join(__dirname, name)));
  version = hash.digest('hex');
  return version;
}

/** The file of a drawing: its name is a hash of all that it is made of. */
function fileOf({ data, layout }: DrawnFigure, folder: string): string {
  const hash = createHash('sha256')
    .update(drawnBy())
    .update(JSON.stringify([data, layout]));
  return path.join(folder, `${hash.digest('hex')}.svg`);
}

/** The drawing of a figure as SVG, if it is kept. */
export function keptDrawing(figure: DrawnFigure, folder = FOLDER): string | undefined {
  try {
    return readFileSync(fileOf(figure, folder), 'utf8');
  } catch {
    return undefined;
  }
}

/** Keeps the drawing of a figure, as SVG. Where nothing can be written nothing is kept: it can be drawn again. */
export function keepDrawing(figure: DrawnFigure, svg: string, folder = FOLDER): void {
  try {
    writeWhole(fileOf(figure, folder), svg);
  } catch {
    // As said.
  }
}

/** Forgets all drawings but those of some figures, so that what is kept does not grow for ever. */
export function forgetOtherDrawings(figures: readonly DrawnFigure[], folder = FOLDER): void {
  const wanted = new Set(figures.map((figure) => path.basename(fileOf(figure, folder))));
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // Nothing was kept.
  }
  for (const name of names) if (!wanted.has(name)) rmSync(path.join(folder, name), { force: true });
}
