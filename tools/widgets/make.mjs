// The scripts of widgets: each room of lib/widgets that has a main.ts, bundled for the browser to lib/widgets/bundles.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { isMade, noteMade } from '../engine/made.mjs';
import { parseJson } from '../project/json.mjs';
import { place } from '../project/places.mjs';
import { writeWhole } from '../project/whole-file.mjs';

/** Where they are kept: ignored by git. */
export const BUNDLES = 'lib/widgets/bundles';

/** All that they are made of. */
const SOURCES = [
  'lib/widgets/base',
  'lib/widgets/confusion',
  'lib/widgets/draw',
  'lib/widgets/epochs',
  'lib/widgets/twins',
  'lib/widgets/way',
  ...['contract', 'engine.ts', 'index.ts', 'kernels', 'layout', 'memory', 'modules.ts', 'network', 'reference'].map(
    (name) => `lib/engine/${name}`,
  ),
  ...['threads', 'training', 'validation'].map((name) => `lib/engine/${name}`),
  'lib/digits/check',
  'lib/digits/data/drawn',
  'lib/digits/model',
  'lib/digits/widgets',
  'tools/widgets',
];

const ROOM = place('lib', 'widgets');

/** Rooms of lib/widgets that are bundled, by their names. */
export const WIDGETS = (existsSync(ROOM) ? readdirSync(ROOM) : []).filter((room) =>
  existsSync(path.join(ROOM, room, 'main.ts')),
);

/** @returns the version of what bundles them, which package-lock.json lists */
function bundler() {
  const { packages } = /** @type {{ packages: Record<string, { version?: string } | undefined> }} */ (
    parseJson(readFileSync(place('package-lock.json'), 'utf8'))
  );
  return `esbuild ${packages['node_modules/esbuild']?.version}`;
}

/** Bundles the widgets anew, if those that are there are torn or not of today's sources. */
export async function makeWidgets() {
  if (WIDGETS.length === 0) return;
  const origin = { sources: SOURCES, by: bundler() };
  if (isMade(BUNDLES, origin)) return;
  // What bundles them may just have been installed.
  const { bundleWidget } = await import('./bundle.mjs');
  mkdirSync(place(BUNDLES), { recursive: true });
  const names = WIDGETS.map((name) => `${name}.js`);
  for (const name of WIDGETS) writeWhole(place(BUNDLES, `${name}.js`), await bundleWidget(name));
  noteMade(BUNDLES, origin, names);
}
