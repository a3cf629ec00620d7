// What every command of the project needs first. Only Node's own modules: nothing may be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Oldest Node.js that the project runs on, as package.json says: `>=20.19`. */
const OLDEST = [20, 19];

/** A step of a command failed; the step has already said why. */
export class StepError extends Error {}

/**
 * Runs a program in the project's folder, its output shown as it comes.
 *
 * @param {string} step what to call it if it fails
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 * @throws {StepError} if it cannot be started or ends with another status than 0
 */
export function run(step, program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
  if (error) throw new StepError(`${step}: cannot run ${program}: ${error.message}`);
  if (status !== 0) throw new StepError(`${step} failed (${signal ?? `exit status ${status}`})`);
}

/** Runs npm: the one that runs this command, else the one that is found. */
function npm(step, args) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) run(step, process.execPath, [cli, ...args]);
  else run(step, process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { shell: process.platform === 'win32' });
}

/** @param {string} version for example `20.19.0` */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new StepError(
    `this project needs Node.js ${OLDEST.join('.')} or later, and this is ${version}: see https://nodejs.org`,
  );
}

/** The packages that a lock file lists, by their place; undefined if it is not there, torn, or something else. */
function packages(file) {
  try {
    const listed = JSON.parse(readFileSync(file, 'utf8')).packages;
    return typeof listed === 'object' && listed !== null ? listed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a package's own description is there, and holds something. */
function hasDescription(folder) {
  return (statSync(path.join(folder, 'package.json'), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/**
 * Whether node_modules holds what package-lock.json lists, by the record that npm keeps of it and by a look at
 * each package's folder. A package that is optional may be missing: it is for another system. The project's own
 * package is only linked, so its version may change.
 *
 * @throws {StepError} if package-lock.json cannot be read
 */
export function isInstalled(root = ROOT) {
  const listed = packages(path.join(root, 'package-lock.json'));
  if (listed === undefined) {
    throw new StepError('package-lock.json is missing or broken: "git checkout package-lock.json" puts it back');
  }
  const found = packages(path.join(root, 'node_modules/.package-lock.json'));
  if (found === undefined) return false;
  return Object.entries(listed).every(([place, wanted]) => {
    if (!place.includes('node_modules/')) return true;
    const there = found[place];
    if (there === undefined || there === null) return wanted.optional === true;
    const same = there.version === wanted.version && there.integrity === wanted.integrity && there.link === wanted.link;
    return same && hasDescription(path.join(root, place));
  });
}

/** Installs exactly what package-lock.json lists, if it is not there already; runs no install script. */
export function install() {
  if (isInstalled()) return;
  const again = existsSync(path.join(ROOT, 'node_modules/.package-lock.json'));
  const why = again ? 'node_modules is not whole, or of another version' : 'the first time only';
  console.log(`Installing the packages that package-lock.json lists (${why}) ...`);
  npm('npm ci', ['ci', '--ignore-scripts', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund']);
  if (existsSync(path.join(ROOT, '.venv-native'))) {
    console.log('This has removed the native binding of tfjs-node: npm run setup:native puts it back in seconds.');
  }
}

/** Compiles the library; quick if nothing has changed. */
export function build() {
  npm('npm run build', ['run', '--silent', 'build']);
}

/** Exit status of a program whose reader has gone: 128 and the number of SIGPIPE, as the shell would say. */
const READER_GONE = 141;

/**
 * Ends quietly when whoever reads the output has read enough, as in `npm start | head -1`. A terminal that was
 * closed takes nothing any more either, but a signal says so, which the command itself hears.
 *
 * @param {NodeJS.WriteStream} stream
 */
function endWithReader(stream) {
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit(READER_GONE);
    if (error.code !== 'EIO') throw error;
  });
}

/**
 * Runs a command: checks Node.js, does the work, and turns a failed step into one line and status 1.
 *
 * @param {() => number | undefined | Promise<number | undefined>} work gives the exit status, 0 by default
 */
export async function command(work) {
  for (const stream of [process.stdout, process.stderr]) endWithReader(stream);
  try {
    checkNode();
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
