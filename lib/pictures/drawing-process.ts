import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { projectFolder } from '@digits/common/files';

import type { Answer, Picture } from './drawing-main';
import type { DrawnFigure } from './render';

export interface DrawingOptions {
  /** Seconds that a picture may take, the start of the process included. @default 30 */
  readonly seconds?: number;
  /** Seconds without a figure after which the process ends; the next figure starts another. @default 30 */
  readonly idleSeconds?: number;
  /** Aborting it ends the drawing that goes on, with the signal's reason. @default never aborted */
  readonly signal?: AbortSignal;
}

const DEFAULTS = { seconds: 30, idleSeconds: 30 } as const;

/**
 * Draws pictures in a process of its own, which starts with the first figure. Some figures take for ever, some
 * all memory, and none of that can be stopped in a thread: a process can be, at any moment.
 */
export class DrawingProcess {
  readonly #options: DrawingOptions;
  #child: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** The drawing before, so that one begins when the other has ended. */
  #last: Promise<unknown> = Promise.resolve();
  readonly #kill = (): void => this.stop();

  constructor(options: DrawingOptions = {}) {
    this.#options = options;
  }

  /**
   * Draws a figure as `renderFigure` does, after those that were given before.
   *
   * @param figure plain JSON: no typed arrays, no functions
   * @throws Error that says why there is no picture; the signal's reason
   */
  draw(figure: DrawnFigure): Promise<Picture> {
    const drawn = this.#last.then(() => this.#drawNow(figure));
    this.#last = drawn.catch(() => undefined);
    return drawn;
  }

  /** Ends the process, at once; another starts if another figure is drawn. */
  stop(): void {
    clearTimeout(this.#idle);
    process.removeListener('exit', this.#kill);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #drawNow(figure: DrawnFigure): Promise<Picture> {
    const { seconds, idleSeconds, signal } = { ...DEFAULTS, ...this.#options };
    signal?.throwIfAborted();
    clearTimeout(this.#idle);
    this.#child ??= this.#start();
    let picture: Picture;
    try {
      picture = await pictureOf(this.#child, figure, seconds, signal);
    } catch (error) {
      // A drawing that failed may go on in some corner of plotly.js: the next one gets a fresh process.
      this.stop();
      throw error;
    }
    this.#idle = setTimeout(this.#kill, idleSeconds * 1000).unref();
    return picture;
  }

  #start(): ChildProcess {
    const main = path.join(projectFolder(), 'lib', 'pictures', 'dist', 'drawing-main.js');
    const child = fork(main, [String(process.pid)], {
      // None of this process's own: a kernel, for one, loads cures that only it needs.
      execArgv: [],
      // Buffers go as they are.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A Ctrl-C at the terminal, or an interrupt of a kernel, is meant for this process alone.
      detached: process.platform !== 'win32',
    });
    // The time limit of a drawing keeps this process alive, nothing else.
    child.unref();
    child.channel?.unref();
    process.once('exit', this.#kill);
    // Forgotten as soon as it is gone, so that the next figure starts another.
    for (const event of ['exit', 'error']) child.once(event, () => this.#child === child && this.stop());
    return child;
  }
}

/** The answer of the process, unless it ends, the time is up or the signal aborts before. */
async function pictureOf(
  child: ChildProcess,
  figure: DrawnFigure,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<Picture> {
  const end = new AbortController();
  const until = { signal: end.signal };
  const waits: Promise<Answer>[] = [
    once(child, 'message', until).then(([answer]: Answer[]) => answer ?? { error: 'it was answered by nothing' }),
    once(child, 'exit', until).then(([status, by]) => ({
      error: `the process that draws ended (${by ?? `status ${status}`})`,
    })),
    sleep(seconds * 1000, { error: `it takes longer than ${seconds} seconds` }, until),
  ];
  if (signal) {
    const stopped = (): Answer => {
      signal.throwIfAborted();
      return { error: 'it was stopped' };
    };
    waits.push(once(signal, 'abort', until).then(stopped));
  }
  try {
    // That it cannot be sent shows in that the process ends.
    child.send(figure, () => undefined);
    const answer = await Promise.race(waits);
    if ('error' in answer) throw new Error(answer.error);
    return answer.picture;
  } finally {
    end.abort();
  }
}
