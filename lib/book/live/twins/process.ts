/** Is told of a signal. */
type Listener = () => void;

/**
 * The worker's `process`: what a cell may ask it for, and the signal SIGINT, by which a kernel is interrupted. It says
 * nothing of Node's version, by which packages would take this for Node.js.
 */
export interface PageProcess {
  readonly env: Record<string, string | undefined>;
  readonly argv: readonly string[];
  readonly pid: number;
  readonly platform: string;
  /** For packages that ask whether this is Node.js. */
  readonly browser: true;
  readonly cwd: () => string;
  /** Does work as soon as what runs has ended. */
  readonly nextTick: <Args extends unknown[]>(work: (...args: Args) => void, ...args: Args) => void;
  readonly on: (event: string, listener: Listener) => void;
  readonly off: (event: string, listener: Listener) => void;
  readonly emit: (event: string) => void;
  readonly listenerCount: (event: string) => number;
  readonly listeners: (event: string) => Listener[];
  readonly rawListeners: (event: string) => Listener[];
  readonly removeAllListeners: (event: string) => void;
}

/** @param env what the user would have set outside */
export function createProcess(env: Record<string, string | undefined>): PageProcess {
  const heard = new Map<string, Listener[]>();
  const listeners = (event: string): Listener[] => [...(heard.get(event) ?? [])];
  return {
    env,
    argv: [],
    pid: 1,
    platform: 'linux',
    browser: true,
    cwd: () => '/notebooks',
    nextTick: (work, ...args) => queueMicrotask(() => work(...args)),
    on: (event, listener) => void heard.set(event, [...listeners(event), listener]),
    off: (event, listener) =>
      void heard.set(
        event,
        listeners(event).filter((each) => each !== listener),
      ),
    emit: (event) => {
      for (const listener of listeners(event)) listener();
    },
    listenerCount: (event) => listeners(event).length,
    listeners,
    rawListeners: listeners,
    removeAllListeners: (event) => void heard.delete(event),
  };
}
