/// <reference lib="dom" />

/** Says in this visit that the page was loaded again for that, so that it happens once. */
const TRIED = 'digits:shared';

/**
 * Sees to it that threads can share memory, where a server has not: a service worker adds the two headers that this needs,
 * and the page is loaded once more. A page opened as a file has no service worker, and trains on one thread.
 *
 * @returns whether the page is about to be loaded again
 */
export function shareMemory(): boolean {
  const served = location.protocol === 'https:' || location.protocol === 'http:';
  if (!served || globalThis.crossOriginIsolated || !('serviceWorker' in navigator)) return false;
  if (!globalThis.isSecureContext || sessionStorage.getItem(TRIED) !== null) return false;
  sessionStorage.setItem(TRIED, 'yes');
  const script = `${document.documentElement.dataset.root ?? '.'}/coi-serviceworker.js`;
  navigator.serviceWorker.register(script).then(
    async () => {
      await navigator.serviceWorker.ready;
      location.reload();
    },
    () => location.reload(),
  );
  return true;
}
