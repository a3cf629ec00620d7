/* Which module of a page's scripts stands for which of Node.js, of the rooms `platform`, and of tslab. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '@digits/common/files';
import type { Plugin } from 'esbuild';

/** Modules of Node.js, by the module in ../twins, or the file of a package, that has what the library uses of them. */
const OF_NODE: Readonly<Record<string, string>> = {
  'node:fs': 'files',
  'node:crypto': 'node',
  'node:zlib': 'node',
  'node:os': 'node',
  'node:url': 'node',
  'node:timers/promises': 'node',
  'node:util/types': 'node',
  'node:module': 'source-map',
  'node:path': require.resolve('path-browserify'),
  path: require.resolve('path-browserify'),
  'node:util': require.resolve('node-inspect-extracted'),
};

/** Modules of the project, below lib and without their ending, by the module in ../twins. */
const OF_LIBRARY: Readonly<Record<string, string>> = {
  'common/dist/files/folders': 'platform',
  'digits/dist/platform/data-files': 'platform',
  'digits/dist/platform/error-handlers': 'platform',
  'digits/dist/platform/hdf5': 'platform',
  'digits/dist/platform/kernel': 'platform',
  'digits/dist/platform/native': 'platform',
  'digits/dist/platform/pictures': 'platform',
  'digits/dist/platform/turn': 'platform',
  'digits/dist/platform/wasm-binaries': 'platform',
  'engine/dist/platform/files': 'platform',
  'engine/dist/platform/machine': 'platform',
  'engine/dist/platform/thread': 'thread',
  'engine/dist/platform/wide': 'platform',
  'runner/kernel/preload/tslab': 'tslab',
  'runner/kernel/preload/typescript': 'typescript',
};

/** The path of a file of the project in a page, which says nothing of the machine on which the book was made. */
export function inPage(file: string): string {
  const slashes = (path: string): string => path.replaceAll('\\', '/');
  return slashes(file).replace(slashes(projectFolder()), '/book');
}

/**
 * Gives a function its name by which others know it, where it is handed to a timer.
 *
 * @throws Error if it is not
 */
function withName(text: string, name: string): string {
  const handed = `setTimeout(${name},`;
  if (!text.includes(handed)) throw new Error(`bundling the compiler: expected ${handed} in it, found none`);
  return text.replaceAll(handed, `setTimeout(Object.defineProperty(${name}, 'name', { value: '${name}' }),`);
}

/** Elements from which on nothing else is looked for in an array. */
const MANY = 100_000;

/**
 * Lets `inspect` look at no element of a long array that it does not show. To find what an array has besides its elements,
 * it would describe each of them: six million pixels took ten seconds.
 *
 * @throws Error if it finds that in another way
 */
function withoutLongLooks(text: string): string {
  const head = 'getOwnNonIndexProperties:function(t,e=2){';
  if (!text.includes(head)) throw new Error(`bundling what prints values: expected ${head} in it, found none`);
  return text.replace(head, `${head}if(t.length>${MANY})return[];`);
}

/**
 * Puts the twins in their places while a script is bundled.
 *
 * @param library the folder lib
 * @throws by esbuild, an error for a module of Node.js that has no twin
 */
export function twins(library: string): Plugin {
  const folder = path.join(library, 'book', 'dist', 'live', 'twins');
  const modules = new Map(
    Object.entries(OF_LIBRARY).map(([module, twin]) => [path.join(library, module), path.join(folder, `${twin}.js`)]),
  );
  return {
    name: 'twins',
    setup(build) {
      build.onResolve({ filter: /^(node:.*|path)$/ }, ({ path: name }) => {
        const twin = OF_NODE[name];
        if (twin === undefined) return { errors: [{ text: `a page has nothing in place of ${name}` }] };
        return { path: path.isAbsolute(twin) ? twin : path.join(folder, `${twin}.js`) };
      });
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path: name, resolveDir }) => {
        const twin = modules.get(path.join(resolveDir, name).replace(/\.c?js$/, ''));
        return twin === undefined ? undefined : { path: twin };
      });
      // What tslab imports is the TypeScript in which the kernel's cures replace some functions.
      build.onResolve({ filter: /^@tslab\/typescript-for-tslab$/ }, ({ importer }) =>
        importer.startsWith(folder) ? undefined : { path: 'typescript', namespace: 'cured' },
      );
      build.onLoad({ filter: /.*/, namespace: 'cured' }, () => ({
        contents: "module.exports = require('./typescript.js').cured;",
        resolveDir: folder,
      }));
      // The kernel's cures know a function of the compiler by its name, which would be made shorter.
      build.onLoad({ filter: /typescript-for-tslab.lib.typescript\.js$/ }, ({ path: file }) => ({
        contents: withName(readFileSync(file, 'utf8'), 'updateProgramWithWatchStatus'),
      }));
      build.onLoad({ filter: /node-inspect-extracted.dist.inspect\.js$/ }, ({ path: file }) => ({
        contents: withoutLongLooks(readFileSync(file, 'utf8')),
      }));
      // They look for types beside themselves.
      build.onLoad({ filter: /tslab.dist.converter\.js$|preload.options\.cjs$/ }, ({ path: file }) => ({
        contents: `var __dirname = ${JSON.stringify(inPage(path.dirname(file)))};\n${readFileSync(file, 'utf8')}`,
      }));
    },
  };
}
