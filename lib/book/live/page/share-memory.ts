/// <reference lib="dom" />

/** Says in this visit that the page was loaded again for that, so that it happens once. */
const TRIED = 'digits:shared';

/** Milliseconds that a service worker has to be ready: without it the page has one thread, which is better than none. */
const PATIENCE = 5000;

/**
 * Sees to it that threads can share memory, where a server has not: a service worker adds the two headers that this needs,
 * and the page is loaded once more. A page opened as a file has no service worker, and trains on one thread; so does one
 * whose browser forbids it, or forbids the storage in which it is noted that this was tried.
 *
 * @returns whether the page is about to be loaded again
 */
export async function shareMemory(): Promise<boolean> {
  try {
    const served = location.protocol === 'https:' || location.protocol === 'http:';
    if (!served || globalThis.crossOriginIsolated || !('serviceWorker' in navigator)) return false;
    if (!globalThis.isSecureContext || sessionStorage.getItem(TRIED) !== null) return false;
    sessionStorage.setItem(TRIED, 'yes');
    const ready = await serviceWorker();
    if (ready) location.reload();
    return ready;
  } catch {
    return false;
  }
}

/** Starts it; @returns whether it is ready in time */
async function serviceWorker(): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), PATIENCE)));
  const { serviceWorker: workers } = navigator;
  const script = `${document.documentElement.dataset.root ?? '.'}/coi-serviceworker.js`;
  const ready = workers.register(script).then(() => workers.ready);
  try {
    return await Promise.race([ready.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
