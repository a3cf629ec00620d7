// The scripts of widgets: each room of lib/widgets that has a main.ts, bundled for the browser to lib/widgets/bundles.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';
import { deflateSync } from 'fflate';

import { isMade, noteMade } from '../engine/made.mjs';
import { parseJson } from '../project/json.mjs';
import { installed, LIBRARY, place } from '../project/places.mjs';
import { writeWhole } from '../project/whole-file.mjs';

/** Where they are kept: ignored by git. */
export const BUNDLES = 'lib/widgets/bundles';

/** All that they are made of. */
const SOURCES = [
  'lib/widgets/base',
  'lib/widgets/draw',
  'lib/widgets/twins',
  ...['contract', 'engine.ts', 'index.ts', 'kernels', 'layout', 'memory', 'modules.ts', 'network', 'reference'].map(
    (name) => `lib/engine/${name}`,
  ),
  ...['threads', 'training', 'validation'].map((name) => `lib/engine/${name}`),
  'lib/digits/check',
  'lib/digits/data/drawn',
  'tools/widgets',
];

/** What stands for the room `platform` of the engine. */
const TWIN = place('lib', 'widgets', 'twins', 'engine.ts');

/** Rooms of lib/widgets that are bundled, by their names. */
export const WIDGETS = readdirSync(place('lib', 'widgets')).filter((room) =>
  existsSync(place('lib', 'widgets', room, 'main.ts')),
);

/**
 * The packages' sources, and the twin of what touches Node.js.
 *
 * @type {import('esbuild').Plugin}
 */
const sources = {
  name: 'sources',
  setup(build) {
    build.onResolve({ filter: /^@digits\/engine$/ }, () => ({
      path: path.join(LIBRARY, 'engine', 'index.ts'),
      sideEffects: false,
    }));
    build.onResolve({ filter: /^(@digits\/engine|digits)\/dist\// }, ({ path: name }) => {
      const [, room = '', module = ''] = /^(?:@digits\/)?([^/]+)\/dist\/(.*)$/.exec(name) ?? [];
      return { path: path.join(LIBRARY, room, `${module}.ts`), sideEffects: false };
    });
    build.onResolve({ filter: /(^|\/)platform\/[a-z-]+$/ }, ({ importer }) =>
      importer.startsWith(path.join(LIBRARY, 'engine')) ? { path: TWIN } : undefined,
    );
  },
};

/**
 * The script of one widget.
 *
 * @param {string} name
 */
export async function bundleWidget(name) {
  const kernels = deflateSync(readFileSync(place('lib', 'engine', 'kernels', 'strict.wasm')), { level: 9 });
  const { outputFiles } = await build({
    entryPoints: [place('lib', 'widgets', name, 'main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
    define: { KERNELS: JSON.stringify(Buffer.from(kernels).toString('base64')) },
    plugins: [sources],
  });
  return outputFiles[0]?.text ?? '';
}

/** Bundles the widgets anew, if those that are there are torn or not of today's sources. */
export async function makeWidgets() {
  const { version } = /** @type {{ version: string }} */ (
    parseJson(readFileSync(installed('esbuild', 'package.json'), 'utf8'))
  );
  const origin = { sources: SOURCES, by: `esbuild ${version}` };
  if (isMade(BUNDLES, origin)) return;
  mkdirSync(place(BUNDLES), { recursive: true });
  const names = WIDGETS.map((name) => `${name}.js`);
  for (const name of WIDGETS) writeWhole(place(BUNDLES, `${name}.js`), await bundleWidget(name));
  noteMade(BUNDLES, origin, names);
}
