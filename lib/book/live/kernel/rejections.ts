/// <reference lib="dom" />
/** Where a browser tells of promises that were rejected. */
export interface RejectionScope {
  onunhandledrejection: ((event: PromiseRejectionEvent) => void) | null;
}

/**
 * Watches for promises whose failure nothing has caught.
 *
 * @param uncaught is told of each
 * @returns waits until the browser has told of all that were rejected before; it does so in their order, some time later
 */
export function watchRejections(
  scope: RejectionScope,
  uncaught: (reason: unknown, promise: unknown) => void,
): () => Promise<void> {
  /** Promises that were rejected to see when the browser tells of them. */
  const marks = new Map<unknown, () => void>();
  scope.onunhandledrejection = (event) => {
    event.preventDefault();
    const reached = marks.get(event.promise);
    marks.delete(event.promise);
    if (reached) reached();
    else uncaught(event.reason, event.promise);
  };
  return () =>
    new Promise((resolve) => marks.set(Promise.reject(new Error('looking for promises that failed')), resolve));
}
