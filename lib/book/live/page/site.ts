/// <reference lib="dom" />

/** What the page's own script draws. */
export interface Site {
  /** Shows an output, in several forms by mime type, in the place of what an element holds. */
  readonly drawOutput: (
    element: HTMLElement,
    bundle: Record<string, unknown>,
    metadata?: Record<string, unknown>,
  ) => unknown;
  /** Shows printed text likewise. */
  readonly drawStream: (element: HTMLElement, name: 'stdout' | 'stderr', text: string) => unknown;
}

declare global {
  var digitsSite: Site | undefined;
}

/** @throws Error if the page has loaded no such script */
export function site(): Site {
  if (!globalThis.digitsSite) throw new Error('showing an output: expected assets/site.js in this page, found none');
  return globalThis.digitsSite;
}
