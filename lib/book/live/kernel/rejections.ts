/// <reference lib="dom" />
/** Where a browser tells of promises that were rejected. */
export interface RejectionScope {
  onunhandledrejection: ((event: PromiseRejectionEvent) => void) | null;
}

/**
 * Turns of the event loop after which a browser has told what failed before the first of them. Its word is a turn of its
 * own, which comes when the promises of the present one have had theirs: the first timer may be due before it.
 */
const TURNS = 2;

/**
 * Watches for promises whose failure nothing has caught.
 *
 * @param uncaught is told of each
 * @returns waits until the browser has told of all that were rejected before
 */
export function watchRejections(
  scope: RejectionScope,
  uncaught: (reason: unknown, promise: unknown) => void,
): () => Promise<void> {
  scope.onunhandledrejection = (event) => {
    event.preventDefault();
    uncaught(event.reason, event.promise);
  };
  return async () => {
    for (let turn = 0; turn < TURNS; turn++) await new Promise((resolve) => setTimeout(resolve));
  };
}
