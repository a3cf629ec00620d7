const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

/**
 * Runs a start-up and takes back the process-wide error handlers that it leaves.
 *
 * The loader that Emscripten makes throws every uncaught error again from its own handlers: an error
 * in a notebook's cell would then end the kernel.
 */
export async function keepingErrorHandlers<Result>(start: () => Promise<Result>): Promise<Result> {
  const before = EVENTS.map((event) => new Set<unknown>(process.rawListeners(event)));
  const result = await start();
  EVENTS.forEach((event, position) => {
    for (const listener of process.rawListeners(event)) {
      if (!before[position]?.has(listener)) process.off(event, listener as () => void);
    }
  });
  return result;
}
