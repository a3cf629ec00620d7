// npm run build: compiles each package of lib, and the engine's kernels, to its folder dist. Quick if nothing has changed.
// .cache/build.json holds the hash of every file, and is written last: what differs from it, because a build
// was stopped, a disk was full or a file was changed by hand, is built anew.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { command, ROOT, run, StepError } from './prepare.mjs';

const STAMP = path.join(ROOT, '.cache/build.json');

/** The folders of what is compiled, from the project's own. */
function folders() {
  const library = path.join(ROOT, 'lib');
  const packages = existsSync(library) ? readdirSync(library) : [];
  return packages.map((name) => `lib/${name}/dist`).filter((folder) => existsSync(path.join(ROOT, folder)));
}

/** Hash of a file's content; undefined if it cannot be read. */
function hash(file) {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}

/** Hashes of the files that a build makes, by their path in the project. */
function hashes() {
  const files = folders().flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const made = files.filter((name) => /\.(js|d\.ts|map|wasm)$/.test(name));
  return Object.fromEntries(made.sort().map((name) => [name, hash(path.join(ROOT, name))]));
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
  if (folders().length === 0) return { library: false, engine: false };
  const files = stamped();
  if (files === undefined) return { library: true, engine: true };
  const differing = files.filter(([name, wanted]) => hash(path.join(ROOT, name)) !== wanted).map(([name]) => name);
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
  compile('making the contract with the kernels', ['tools/contract.mjs'], false);
  compile('compiling the library', ['node_modules/typescript/bin/tsc', '-b', 'lib'], library);
  compile('building the engine', ['tools/build-engine.mjs'], engine);
  mkdirSync(path.dirname(STAMP), { recursive: true });
  const draft = `${STAMP}.${process.pid}.tmp`;
  writeFileSync(draft, JSON.stringify({ files: hashes() }));
  renameSync(draft, STAMP);
});
