// Bundles the script of a widget for the browser.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';
import { deflateSync } from 'fflate';

import { LIBRARY, place } from '../project/places.mjs';

/** What stands for the room `platform` of the engine. */
const TWIN = place('lib', 'widgets', 'twins', 'engine.ts');

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
