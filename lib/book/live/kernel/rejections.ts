/// <reference lib="dom" />
/** Where a browser tells of promises that were rejected. */
export interface RejectionScope {
  onunhandledrejection?: ((event: PromiseRejectionEvent) => void) | null;
}

/** Milliseconds that the browser has to tell: scripts of another origin it may keep to itself what fails in. */
const PATIENCE = 1000;

/**
 * Watches for promises whose failure nothing has caught.
 *
 * @param uncaught is told of each
 * @returns waits until the browser has told of all that were rejected before; it does so in their order, some time later.
 *   Where it does not, as outside of browsers, it waits no longer than that takes
 */
export function watchRejections(
  scope: RejectionScope,
  uncaught: (reason: unknown, promise: unknown) => void,
): () => Promise<void> {
  const tells = 'onunhandledrejection' in scope;
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
    new Promise((resolve) => {
      const late = setTimeout(resolve, tells ? PATIENCE : 0);
      if (!tells) return;
      marks.set(Promise.reject(new Error('looking for promises that failed')), () => {
        clearTimeout(late);
        resolve();
      });
    });
}
