import { pool, worker, workerEmit } from 'workerpool';

/** What the module of a pool calls the one thing that it does. */
const WORK = 'work';

/** Processes that do the same kind of work, each one piece at a time. */
export interface ProcessPool<Task, Result, Notice> {
  /** Has a process do a piece of work as soon as one is free; it may tell something meanwhile. */
  run(task: Task, onNotice: (notice: Notice) => void): Promise<Result>;
  /** Ends the processes, whatever they do. */
  end(): Promise<void>;
}

/**
 * Processes of their own, rather than threads: what one of them does, such as running out of memory, cannot touch
 * the others, and they end with this one, however it ends.
 *
 * @param script a module that calls `serve`
 * @param processes at most
 */
export function processPool<Task, Result, Notice>(
  script: string,
  processes: number,
): ProcessPool<Task, Result, Notice> {
  const processPool = pool(script, { workerType: 'process', minWorkers: 0, maxWorkers: processes });
  return {
    run: async (task, onNotice) => {
      const result: unknown = await processPool.exec(WORK, [task], { on: onNotice });
      return result as Result;
    },
    end: async () => {
      await processPool.terminate(true);
    },
  };
}

/**
 * Makes this process one of a pool: it does what it is told, one piece after the other.
 *
 * @param work may tell something meanwhile
 */
export function serve<Task, Result, Notice>(
  work: (task: Task, tell: (notice: Notice) => void) => Promise<Result>,
): void {
  worker({ [WORK]: (task: Task) => work(task, workerEmit) });
}
