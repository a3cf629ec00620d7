import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { outputFolder, projectFolder } from '@digits/common/files';
import { MNIST_FILES } from 'digits/dist/data/mnist';
import { mnistFolder, quickFile } from 'digits/dist/platform/data-files';

import { bundle } from './bundle';
import { bundleCompiler } from './bundle-compiler';
import { packed, packedText, partScript } from './embed';

/** Labels of digits. */
const LABELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The pictures of digits that come with the project. */
const OWN_DIGITS = 'docs/own-digits';

/** Files that the notebooks read, below the project's folder and below the page's root. */
export const READ = [
  'docs/study/comparison.jsonl',
  'docs/study/normalized.jsonl',
  'docs/study/report.jsonl',
  'docs/study/unscaled.jsonl',
  'docs/benchmark.json',
  'docs/labels.json',
  ...['ann-30-epochs-48000', 'cnn-50000', 'small-cnn'].flatMap((name) => [
    `docs/models/${name}/model.json`,
    `docs/models/${name}/weights.bin`,
  ]),
  'lib/widgets/bundles/confusion.js',
  'lib/widgets/bundles/draw.js',
  'lib/widgets/bundles/epochs.js',
  'lib/widgets/bundles/way.js',
  ...readdirSync(path.join(projectFolder(), OWN_DIGITS)).map((name) => `${OWN_DIGITS}/${name}`),
];

/**
 * Writes the scripts with which the pages of a book run their cells: `assets/live.js`, which each page loads, and
 * beside it in `assets/live` what that loads when it is wanted.
 *
 * @param folder the book's
 * @returns the files, below that folder
 * @throws Error if a package is not installed or not compiled
 */
export async function writeLive(folder = path.join(outputFolder(), 'book')): Promise<readonly string[]> {
  const written: string[] = [];
  const write = (name: string, text: string): void => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    written.push(name);
  };
  const part = (name: string, value: unknown): void => write(`assets/live/${name}.js`, partScript(name, value));

  write('assets/live.js', await bundle('page', 'main.js'));
  part('editor', packedText(await bundle('page', 'editor.js')));
  part('kernel', {
    script: packedText(await bundle('kernel', 'main.js')),
    thread: await bundle('twins', 'thread-main.js'),
  });
  part('compiler', await bundleCompiler());
  part('binaries', binaries());
  part('quick', quick());
  part('mnist', mnist());
  copyFileSync(require.resolve('coi-serviceworker'), path.join(folder, 'coi-serviceworker.js'));
  return [...written, 'coi-serviceworker.js'];
}

/** WebAssembly, and the files that notebooks read. */
function binaries(): unknown {
  const kernels = path.join(projectFolder(), 'lib', 'engine', 'kernels');
  const tfjs = path.join(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist');
  const modules = {
    strict: path.join(kernels, 'strict.wasm'),
    relaxed: path.join(kernels, 'relaxed.wasm'),
    'tfjs-backend-wasm-simd': path.join(tfjs, 'tfjs-backend-wasm-simd.wasm'),
  };
  const all = (files: Readonly<Record<string, string>>): object =>
    Object.fromEntries(Object.entries(files).map(([name, file]) => [name, packed(readFileSync(file))]));
  return {
    modules: all(modules),
    files: all(Object.fromEntries(READ.map((name) => [`/${name}`, path.join(projectFolder(), name)]))),
  };
}

/** The quick data set: for each label its images, a byte a pixel. */
function quick(): readonly string[] {
  return LABELS.map((label) => {
    const { data } = quickFile(label) as { readonly data: readonly number[] };
    return packed(Uint8Array.from(data, (intensity) => Math.round(intensity * 255)));
  });
}

/** MNIST's four files by their names. */
function mnist(): object {
  const names = Object.values(MNIST_FILES).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, packed(readFileSync(path.join(mnistFolder(), name)))]));
}
