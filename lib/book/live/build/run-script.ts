import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import { projectFolder } from '@digits/common/files';

/**
 * Runs a script of this folder in a process of its own, which stands in the notebooks' folder, as kernels do: tslab compiles
 * for the folder in which its process stands.
 *
 * @param script its file, as it was compiled
 * @param input what it reads, as JSON
 * @param doing what it is for, for an error
 * @returns what it wrote, as JSON
 * @throws Error if it fails; it says what the script said
 */
export async function runScript(script: string, input: unknown, doing: string): Promise<unknown> {
  const file = path.join(projectFolder(), 'lib', 'book', 'dist', 'live', 'build', script);
  const child = spawn(process.execPath, [file], { cwd: path.join(projectFolder(), 'notebooks') });
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  // A script that fails early reads nothing: its status says so.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(input));
  const [status, output, said] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  if (status !== 0) throw new Error(`making the book: ${doing} failed: ${said}`);
  return JSON.parse(output) as unknown;
}
