import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Connection } from './connection';

/** Characters of the process's own error output that are kept for a message. */
const KEPT = 4000;

/** A tslab kernel as a process of the system. */
export interface KernelProcess {
  readonly pid: number;
  /** Resolves when the process has ended, to words such as `exit status 1` or `signal SIGKILL`. */
  readonly ended: Promise<string>;
  /** The last that it wrote to its own standard error, not to a cell. */
  errorText(): string;
  /** Waits for the process to end, and ends it if it does not within the given seconds. */
  stop(patience: number): Promise<void>;
  /** Ends it at once, without a chance to tidy up. */
  kill(): void;
}

/**
 * The command that starts a kernel: this Node.js, tslab, and the cures in `preload.cjs` and the folder `preload`.
 *
 * @param connectionFile path of the connection file, or what a kernelspec has in its place
 */
export function kernelCommand(connectionFile: string): string[] {
  return [
    process.execPath,
    // A smaller space for young objects than Node.js's own 16 MB: what compiling a cell leaves is collected before it grows.
    // With less, collecting takes longer than compiling: 2 MB cost half a second of each notebook and saved 15 MB.
    '--max-semi-space-size=8',
    '-r',
    require.resolve('@digits/runner/kernel/preload.cjs'),
    require.resolve('tslab/bin/tslab'),
    'kernel',
    '--config-path',
    connectionFile,
  ];
}

/**
 * Starts `node -r preload.cjs tslab kernel`.
 *
 * The kernel gets a process group of its own, so that a Ctrl-C typed at the runner does not reach it:
 * the runner hears it and stops the kernel in order.
 *
 * The connection file is removed before there is a kernel, which reads it as an open file without a name:
 * whatever ends this process, and when, no key is left behind. Windows cannot do that; there it stays for now.
 *
 * @param connection its connection file
 * @param folder working directory of the kernel, from which its cells import
 * @param env environment variables of the kernel
 * @throws Error if the process cannot be started
 */
export async function startKernelProcess(
  { file, remove }: Pick<Connection, 'file' | 'remove'>,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<KernelProcess> {
  const windows = process.platform === 'win32';
  const opened = openSync(file, 'r');
  if (!windows) remove();
  const [program = process.execPath, ...args] = kernelCommand(windows ? file : '/dev/fd/3');
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...env, JPY_PARENT_PID: String(process.pid) },
    stdio: ['ignore', 'ignore', 'pipe', opened],
    detached: !windows,
    windowsHide: true,
  });
  closeSync(opened);
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`starting a tslab kernel in ${folder}: ${error.message}`)));
    child.once('spawn', () => resolve(child.pid ?? 0));
  });

  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-KEPT)));
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (status, signal) => {
      process.removeListener('exit', kill);
      resolve(signal === null ? `exit status ${status}` : `signal ${signal}`);
    });
  });
  const endsWithin = (seconds: number) =>
    Promise.race([ended.then(() => true), sleep(seconds * 1000, false, { ref: false })]);

  return {
    pid,
    ended,
    errorText: () => text,
    kill,
    async stop(patience) {
      if (await endsWithin(patience)) return;
      child.kill('SIGTERM');
      if (await endsWithin(1)) return;
      child.kill('SIGKILL');
      await ended;
    },
  };
}
