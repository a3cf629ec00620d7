import path from 'node:path';

import { projectFolder } from '@digits/common/files';
import { build } from 'esbuild';

import { twins } from './twins';

/** Makes TensorFlow.js and others look for nothing of Node's. */
const DEFINITIONS = { 'process.env.NODE_ENV': '"production"' };

/**
 * Bundles a module of this package, with all that it imports, to one classic script.
 *
 * @param room the folder of the module, below `live`
 * @param module its file, as it was compiled
 * @returns the script
 * @throws esbuild's Error, also for a module of Node.js that nothing stands for in a page
 */
export async function bundle(room: string, module: string): Promise<string> {
  const library = path.join(projectFolder(), 'lib');
  const { outputFiles } = await build({
    entryPoints: [path.join(library, 'book', 'dist', 'live', room, module)],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    mainFields: ['browser', 'module', 'main'],
    minify: true,
    // Cells tell errors by the names of their classes.
    keepNames: room === 'kernel',
    legalComments: 'none',
    define: DEFINITIONS,
    logLevel: 'silent',
    plugins: [twins(library)],
  });
  return outputFiles[0]?.text ?? '';
}
