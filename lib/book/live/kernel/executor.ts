import '@digits/runner/kernel/preload/errors.cjs';

import * as cells from '@digits/runner/kernel/preload/cells.cjs';
import { createInterrupt, isInterrupt } from '@digits/runner/kernel/preload/interrupt.cjs';
import { settle } from '@digits/runner/kernel/preload/pending.cjs';
import { withHint } from '@digits/runner/kernel/preload/promises.cjs';
import { bindings, createScope } from '@digits/runner/kernel/preload/scope.cjs';
import { inspect } from 'node-inspect-extracted';

import type { CompiledCell } from '../protocol';

/** Characters of a value that Node.js shows on one line with the class around it. */
const ONE_LINE = 59;

/** What a cell can import, by name. */
export type Packages = Readonly<Record<string, unknown>>;

/** What nothing in a cell's code has caught. */
export interface Uncaught {
  readonly kind: 'UncaughtException' | 'UnhandledPromiseRejection';
  readonly reason: unknown;
  /** The promise that was rejected. */
  readonly promise?: unknown;
}

export interface Executor {
  /**
   * Runs a cell, after those that ran before it.
   *
   * @param count Jupyter's number of the execution
   * @returns whether it succeeded; what it shows goes to the console and to the page
   */
  readonly run: (cell: CompiledCell, count: number) => Promise<boolean>;
  /** Asks the running cell to stop, and what it waits for. */
  readonly interrupt: () => void;
  /** Shows what nothing has caught. A cell that runs meanwhile has failed. */
  readonly uncaught: (found: Uncaught) => void;
}

/**
 * Runs cells as tslab does, with the cures of this project's kernel.
 *
 * @param rejectionsTold waits until `uncaught` was told of every promise that was rejected before
 */
export function createExecutor(packages: Packages, rejectionsTold: () => Promise<void>): Executor {
  const kept: Record<string, unknown> = {};
  const scope = createScope(kept);
  const packageOf = (name: string): unknown => {
    if (name in packages) return packages[name];
    throw new Error(
      `importing '${name}': expected ${Object.keys(packages).join(', ')}, which is all that a page has: ` +
        'npm run lab opens the notebooks where every package can be imported',
    );
  };
  let stop: (reason: Error) => void = () => undefined;
  const interrupt = createInterrupt(() => stop(new Error('Interrupted asynchronously')));
  const shown = new Shown(rejectionsTold);

  /** @returns what keeps the variables of the cell, if it has succeeded */
  const execute = async (cell: CompiledCell): Promise<(() => void) | undefined> => {
    const missing = cell.uses.filter(({ name }) => !(name in view(scope)));
    if (missing.length > 0) {
      const lines = missing.map(({ name, line, column }) => `${line}:${column} - Cannot find name '${name}'.`);
      console.error(`${lines.join('\n')}\nRun the cells above first: one of them declares it.`);
      return undefined;
    }
    const entered = scope.enter(cell.declared);
    Reflect.set(globalThis, '__tslab__', { bind: entered.bind });
    try {
      const interrupted = new Promise<never>((_, reject) => (stop = reject));
      interrupted.catch(() => undefined);
      await Promise.race([start(cell, entered.view, packageOf), interrupted]);
      const { last } = cell;
      const value = last === undefined ? undefined : entered.view[last];
      if (last !== undefined) Reflect.deleteProperty(kept, last);
      // A value may have code of its own that says what it is, and that throws.
      await shown.value(value);
    } catch (error) {
      tellFailure(error);
      return undefined;
    }
    return entered.keep;
  };

  return {
    async run(cell, count) {
      if (cell.code === '') return true;
      cells.begin(count);
      shown.failed = false;
      const keep = await interrupt.during(() => execute(cell));
      await settle(interrupt.next());
      await rejectionsTold();
      if (keep === undefined || shown.failed) return false;
      keep();
      return true;
    },
    interrupt: () => interrupt.now(),
    uncaught: (found) => shown.uncaught(found),
  };
}

/** Shows the value of a cell, and what its code has not caught, in the order in which Node.js does. */
class Shown {
  /** Whether something was not caught since this was set. */
  failed = false;
  readonly #rejectionsTold: () => Promise<void>;
  /** What waits until the value of the cell is shown. */
  #held: Uncaught[] | undefined;

  constructor(rejectionsTold: () => Promise<void>) {
    this.#rejectionsTold = rejectionsTold;
  }

  uncaught(found: Uncaught): void {
    this.failed = true;
    if (this.#held) this.#held.push(found);
    else tell(found);
  }

  /** A browser does not say how a promise has ended, but soon whether it has failed and nothing has caught that. */
  async value(value: unknown): Promise<void> {
    if (value === undefined || value === null) return;
    if (!(value instanceof Promise)) return console.log(withHint(value));
    const held: Uncaught[] = (this.#held = []);
    await this.#rejectionsTold();
    const failure = held.find(({ promise }) => promise === value);
    this.#held = undefined;
    console.log(failure ? withHint(value, rejected(failure.reason)) : withHint(value));
    held.forEach(tell);
  }
}

function tell({ kind, reason }: Uncaught): void {
  sayingWhat(() => {
    console.error(`${kind}:`, reason);
  });
}

/** What was thrown may have code of its own that says what it is, and that throws in its turn. */
function sayingWhat(say: () => void): void {
  try {
    say();
  } catch {
    console.error('thrown: a value that cannot be shown');
  }
}

/** How Node.js shows a promise that was rejected. */
function rejected(reason: unknown): string {
  const shown = `<rejected> ${inspect(reason)}`;
  if (!shown.includes('\n') && shown.length <= ONE_LINE) return `Promise { ${shown} }`;
  return `Promise {\n  ${shown.replaceAll('\n', '\n  ')}\n}`;
}

/** What a cell would see of the cells before it. */
function view(scope: ReturnType<typeof createScope>): object {
  return scope.enter([]).view;
}

/** Begins a cell's code, whose lines the stack of an error then names. */
function start(
  { code, live, traced, awaits }: CompiledCell,
  exports: object,
  require: (name: string) => unknown,
): unknown {
  const named = cells.named(code, bindings(live), { own: traced, modules: [] }, awaits);
  // Indirect, so that the code sees what is global and nothing of this module.
  const run = (0, eval)(`${cells.wrapper(awaits)}${named}\n})`) as (exports: object, require: unknown) => unknown;
  return run(exports, require);
}

function tellFailure(error: unknown): void {
  sayingWhat(() => {
    if (isInterrupt(error)) console.error('Interrupted: the cell was stopped.');
    else console.error(error instanceof Error ? error : `thrown: ${inspect(error)}`);
  });
}
