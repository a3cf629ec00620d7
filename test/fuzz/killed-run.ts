import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { until } from '../runner/helpers';

/** The environment variable by which all processes of a run are found, whoever started them. */
const MARK = 'DIGITS_FUZZ_RUN';

/** How a run ended. */
export interface End {
  /** Exit status as a shell gives it. */
  readonly status: number;
  /** Whether it gave that status itself, and the system did not end it at a signal. */
  readonly byItself: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a shell gives as the exit status of a process that a signal ended. */
export function statusOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** A run of the notebooks of a project, in processes that can be found. */
export class Run {
  #text = '';
  readonly #child: ChildProcess;
  readonly #mark: string;
  readonly ended: Promise<End>;

  constructor(root: string, temporary: string, number: number) {
    this.#mark = `${MARK}=${process.pid}-${number}`;
    this.#child = spawn(process.execPath, [path.join(__dirname, '../runner/runner-process.cjs'), root], {
      env: { ...process.env, [MARK]: this.#mark.slice(MARK.length + 1), RUN: String(number), TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, as a shell gives to each command: Ctrl-C goes to all of it.
      detached: true,
    });
    let stderr = '';
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#text += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    this.ended = once(this.#child, 'close').then(() => {
      const { exitCode, signalCode } = this.#child;
      const status = exitCode ?? statusOf(signalCode ?? 'SIGKILL');
      return { status, byItself: exitCode !== null, stdout: this.#text, stderr };
    });
  }

  get stdout(): string {
    return this.#text;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Whether it has a process of its own whose command line holds a text. */
  hasChild(text: string): boolean {
    const { pid } = this.#child;
    const children = contentOf(`${pid}/task/${pid}/children`).split(' ').filter(Boolean);
    return children.some((child) => contentOf(`${child}/cmdline`).includes(text));
  }

  /**
   * Sends signals, one after the other, as long as it runs.
   *
   * @param toGroup to its whole group, as Ctrl-C does
   * @param between milliseconds from one to the next
   */
  async end(signals: readonly NodeJS.Signals[], toGroup: boolean, between: number): Promise<void> {
    const { pid = NaN } = this.#child;
    for (const [i, signal] of signals.entries()) {
      if (i > 0) await pause(between);
      if (!this.hasEnded) process.kill(toGroup ? -pid : pid, signal);
    }
  }

  /** Command lines of the processes of this run that still live after the given seconds, ended now. */
  async orphans(seconds: number): Promise<string[]> {
    await until(() => this.#processes().length === 0, seconds);
    const left = this.#processes();
    const lines = left.map((pid) => contentOf(`${pid}/cmdline`).replaceAll('\0', ' '));
    for (const pid of left) process.kill(pid, 'SIGKILL');
    return lines;
  }

  /** A process that has ended and was not waited for has no environment. */
  #processes(): number[] {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return pids.filter((pid) => contentOf(`${pid}/environ`).split('\0').includes(this.#mark)).map(Number);
  }
}

/** What a file of /proc holds; nothing if its process is gone, or another user's. */
function contentOf(name: string): string {
  try {
    return readFileSync(path.join('/proc', name), 'utf8');
  } catch {
    return '';
  }
}
