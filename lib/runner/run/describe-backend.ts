import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const PROGRAM = `
  require(process.argv[1]).selectBackend().then(
    ({ description }) => console.log(description),
    (error) => { process.exitCode = 1; console.log(error.message); },
  );`;

/**
 * Finds out what the notebooks compute on, in a process of its own: native TensorFlow takes 300 MB,
 * which this process has no use for. Needs the compiled library.
 *
 * @param env environment of the notebooks
 * @param signal gives up
 * @returns the description of the backend, one sentence
 * @throws Error if none can be used, or not the one that DIGITS_BACKEND names
 */
export async function describeBackend(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<string> {
  const library = path.dirname(require.resolve('digits/package.json'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROGRAM, library], { env, signal });
    return stdout.trim();
  } catch (error) {
    signal?.throwIfAborted();
    throw new Error(messageOf(error), { cause: error });
  }
}

/** What the process printed last; if it did not run at all, why. */
function messageOf(error: unknown): string {
  const printed = typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout).trim() : '';
  return printed || `choosing a backend: ${String(error)}`;
}
