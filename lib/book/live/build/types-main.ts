/**
 * Finds the files of types that the compiler of cells reads, in a process of its own, in the notebooks' folder. Writes the
 * paths of the files as JSON, with the file of the compiler.
 */
import { createConverter } from '@digits/runner/kernel/preload/converter.cjs';
import * as typescript from '@tslab/typescript-for-tslab';

/** All that a cell of a page can import. */
const CELL = `import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import * as digits from 'digits';
const all = [tf.tensor, tfl.sequential, digits.show];`;

const { sys } = typescript as unknown as { readonly sys: System };

interface System {
  readFile: (path: string, encoding?: string) => string | undefined;
  fileExists: (path: string) => boolean;
  getExecutingFilePath: () => string;
}

const found = new Set<string>();
const { readFile, fileExists } = sys;
sys.readFile = (path, encoding) => {
  const text = readFile(path, encoding);
  if (text !== undefined) found.add(path);
  return text;
};
sys.fileExists = (path) => {
  const exists = fileExists(path);
  if (exists) found.add(path);
  return exists;
};
const converter = createConverter({ isJS: false, isBrowser: false });
const { diagnostics } = converter.convert('', CELL);
converter.close();
if (diagnostics.length > 0) throw new Error(diagnostics.map(({ messageText }) => messageText).join('\n'));
process.stdout.write(JSON.stringify({ compiler: sys.getExecutingFilePath(), files: [...found] }));
