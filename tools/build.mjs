// npm run build: compiles the library and the engine's kernels to lib/dist. Quick if nothing has changed.
// lib/dist/stamp.json holds the hash of every file, and is written last: what differs from it, because a build
// was stopped, a disk was full or a file was changed by hand, is built anew.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { command, ROOT, run, StepError } from './prepare.mjs';

const DIST = path.join(ROOT, 'lib/dist');
const STAMP = path.join(DIST, 'stamp.json');

/** Hash of a file's content; undefined if it cannot be read. */
function hash(file) {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}

/** Hashes of the files that a build makes, by their path below lib/dist. */
function hashes() {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|d\.ts|map|wasm)$/.test(name),
  );
  return Object.fromEntries(files.sort().map((name) => [name, hash(path.join(DIST, name))]));
}

/** What the last whole build made; undefined if there is none. */
function stamped() {
  try {
    return Object.entries(JSON.parse(readFileSync(STAMP, 'utf8')).files);
  } catch {
    return undefined;
  }
}

/** @returns whether JavaScript and kernels must be made although they look fresh */
function broken() {
  if (!existsSync(DIST)) return { library: false, engine: false };
  const files = stamped();
  if (files === undefined) return { library: true, engine: true };
  const differing = files.filter(([name, wanted]) => hash(path.join(DIST, name)) !== wanted).map(([name]) => name);
  const engine = differing.some((name) => name.endsWith('.wasm'));
  return { library: differing.some((name) => !name.endsWith('.wasm')), engine };
}

/** Runs a program of the build; what it prints on its own says what is wrong in the sources. */
function compile(step, args, force) {
  try {
    run(step, process.execPath, [...args, ...(force ? ['--force'] : [])]);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    const cure = 'if you have not changed lib/, "git status lib" shows what did, and "git checkout lib" puts it back';
    throw new StepError(`${error.message}: ${cure}`);
  }
}

await command(() => {
  const { library, engine } = broken();
  compile('compiling the library', ['node_modules/typescript/bin/tsc', '-b', 'lib'], library);
  compile('building the engine', ['tools/build-engine.mjs'], engine);
  const draft = `${STAMP}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ files: hashes() }));
  renameSync(draft, STAMP);
});
