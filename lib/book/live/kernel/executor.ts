import '@digits/runner/kernel/preload/errors.cjs';

import * as cells from '@digits/runner/kernel/preload/cells.cjs';
import { createInterrupt, isInterrupt } from '@digits/runner/kernel/preload/interrupt.cjs';
import { settle } from '@digits/runner/kernel/preload/pending.cjs';
import { withHint } from '@digits/runner/kernel/preload/promises.cjs';
import { bindings, createScope } from '@digits/runner/kernel/preload/scope.cjs';
import { inspect } from 'node-inspect-extracted';

import type { CompiledCell } from '../protocol';

/** What a cell can import, by name. */
export type Packages = Readonly<Record<string, unknown>>;

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
}

/** Runs cells as tslab does, with the cures of this project's kernel. */
export function createExecutor(packages: Packages): Executor {
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

  const execute = async (cell: CompiledCell): Promise<boolean> => {
    const missing = cell.uses.filter(({ name }) => !(name in view(scope)));
    if (missing.length > 0) {
      const lines = missing.map(({ name, line, column }) => `${line}:${column} - Cannot find name '${name}'.`);
      console.error(`${lines.join('\n')}\nRun the cells above first: one of them declares it.`);
      return false;
    }
    const entered = scope.enter(cell.declared);
    Reflect.set(globalThis, '__tslab__', { bind: entered.bind });
    try {
      const interrupted = new Promise<never>((_, reject) => (stop = reject));
      interrupted.catch(() => undefined);
      await Promise.race([start(cell, entered.view, packageOf), interrupted]);
    } catch (error) {
      tellFailure(error);
      return false;
    }
    const { last } = cell;
    const value = last === undefined ? undefined : entered.view[last];
    if (last !== undefined) Reflect.deleteProperty(kept, last);
    if (value !== undefined && value !== null) console.log(withHint(value));
    entered.keep();
    return true;
  };

  return {
    async run(cell, count) {
      if (cell.code === '') return true;
      cells.begin(count);
      const succeeded = await interrupt.during(() => execute(cell));
      await settle(interrupt.next());
      return succeeded;
    },
    interrupt: () => interrupt.now(),
  };
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
  if (isInterrupt(error)) console.error('Interrupted: the cell was stopped.');
  else console.error(error instanceof Error ? error : `thrown: ${inspect(error)}`);
}
