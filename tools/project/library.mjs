// The compiled packages, for commands that have built them.
import { createRequire } from 'node:module';
import path from 'node:path';

import { LIBRARY } from './places.mjs';

/**
 * The modules that commands use.
 *
 * @typedef {{
 *   'book/dist/site/index.js': typeof import('../../lib/book/site/index.js'),
 *   'book/dist/live/build/embed.js': typeof import('../../lib/book/live/build/embed.js'),
 *   'book/dist/live/build/write-live.js': typeof import('../../lib/book/live/build/write-live.js'),
 *   'book/dist/live/build/compile-notebooks.js': typeof import('../../lib/book/live/build/compile-notebooks.js'),
 *   'book/dist/live/compiler/compile.js': typeof import('../../lib/book/live/compiler/compile.js'),
 *   'pictures/dist/kept-drawings.js': typeof import('../../lib/pictures/kept-drawings.js'),
 *   'pictures/dist/render.js': typeof import('../../lib/pictures/render.js'),
 *   'runner/dist/index.js': typeof import('../../lib/runner/index.js'),
 *   'book/dist/live/check/compare.js': typeof import('../../lib/book/live/check/compare.js'),
 *   'runner/dist/main.js': typeof import('../../lib/runner/main.js'),
 *   'runner/dist/check-notebooks.js': typeof import('../../lib/runner/check-notebooks.js'),
 *   'runner/dist/kernel/kernel-process.js': typeof import('../../lib/runner/kernel/kernel-process.js'),
 *   'digits/dist/exercises/check.js': typeof import('../../lib/digits/exercises/check.js'),
 *   'digits/dist/index.js': typeof import('../../lib/digits/index.js'),
 *   'digits/dist/study/main.js': typeof import('../../lib/digits/study/main.js'),
 *   'digits/dist/study/sets/index.js': typeof import('../../lib/digits/study/sets/index.js'),
 *   'digits/dist/study/merge.js': typeof import('../../lib/digits/study/merge.js'),
 *   'digits/dist/shipped/models.js': typeof import('../../lib/digits/shipped/models.js'),
 *   'digits/dist/shipped/check.js': typeof import('../../lib/digits/shipped/check.js'),
 *   'digits/dist/shipped/files.js': typeof import('../../lib/digits/shipped/files.js'),
 *   'digits/dist/labels/main.js': typeof import('../../lib/digits/labels/main.js'),
 *   'digits/dist/shipped/main.js': typeof import('../../lib/digits/shipped/main.js'),
 *   'digits/dist/backend/backend.js': typeof import('../../lib/digits/backend/backend.js'),
 *   'digits/dist/data/folder/names.js': typeof import('../../lib/digits/data/folder/names.js'),
 *   'digits/dist/data/mnist.js': typeof import('../../lib/digits/data/mnist.js'),
 *   'engine/dist/index.js': typeof import('../../lib/engine/index.js'),
 *   'digits/dist/evaluate/evaluate.js': typeof import('../../lib/digits/evaluate/evaluate.js'),
 *   'digits/dist/model/ann.js': typeof import('../../lib/digits/model/ann.js'),
 *   'digits/dist/model/cnn.js': typeof import('../../lib/digits/model/cnn.js'),
 *   'digits/dist/model/predict.js': typeof import('../../lib/digits/model/predict.js'),
 *   'digits/dist/split/split.js': typeof import('../../lib/digits/split/split.js'),
 *   'digits/dist/train/fit.js': typeof import('../../lib/digits/train/fit.js'),
 *   'digits/dist/train/learning-rate.js': typeof import('../../lib/digits/train/learning-rate.js'),
 *   'digits/dist/train/batches.js': typeof import('../../lib/digits/train/batches.js'),
 *   'digits/dist/adapter/network-of.js': typeof import('../../lib/digits/adapter/network-of.js'),
 *   'digits/dist/adapter/weights.js': typeof import('../../lib/digits/adapter/weights.js'),
 *   'digits/dist/random/random.js': typeof import('../../lib/digits/random/random.js'),
 *   'engine/dist/contract/load.js': typeof import('../../lib/engine/contract/load.js'),
 *   'engine/dist/modules.js': typeof import('../../lib/engine/modules.js'),
 *   'engine/dist/layout/plan-memory.js': typeof import('../../lib/engine/layout/plan-memory.js'),
 *   'engine/dist/memory/data-store.js': typeof import('../../lib/engine/memory/data-store.js'),
 *   'engine/dist/memory/memory.js': typeof import('../../lib/engine/memory/memory.js'),
 *   'engine/dist/memory/parameters.js': typeof import('../../lib/engine/memory/parameters.js'),
 *   'engine/dist/memory/write-records.js': typeof import('../../lib/engine/memory/write-records.js'),
 *   'digits/dist/data/digits.js': typeof import('../../lib/digits/data/digits.js'),
 *   'engine/dist/threads/program.js': typeof import('../../lib/engine/threads/program.js'),
 * }} Modules
 */

const requireHere = createRequire(import.meta.url);

/**
 * Loads what is installed for the library: the one copy of each package that it uses too.
 *
 * @param {string} name
 * @returns {unknown}
 */
export const requireInstalled = (name) => requireHere(name);

/**
 * Where that lies.
 *
 * @param {string} name
 */
export const resolveInstalled = (name) => requireHere.resolve(name);

/**
 * @template {keyof Modules} Name
 * @param {Name} name
 */
export const load = (name) => /** @type {Modules[Name]} */ (requireInstalled(path.join(LIBRARY, name)));
