import { JSDOM } from 'jsdom';

const NAMES = ['document', 'HTMLElement', 'customElements', 'MutationObserver', 'Event', 'getComputedStyle'] as const;
const opened: JSDOM['window'][] = [];

afterAll(() => {
  for (const window of opened) window.close();
  for (const name of [...NAMES, 'matchMedia', 'localStorage']) Reflect.deleteProperty(globalThis, name);
});

/** What a test has of a page without a layout. */
export interface OpenedPage {
  readonly document: Document;
  readonly window: JSDOM['window'];
  /** Lets the system's theme be another, and forces its colours on the page or not. */
  readonly setSystem: (dark: boolean, forced?: boolean) => void;
}

/** Puts a page in the place of this process's globals, as modules of a browser expect it. */
export function openPage(body = ''): OpenedPage {
  const { window } = new JSDOM(`<!doctype html><html><body>${body}</body></html>`, { url: 'https://localhost/' });
  opened.push(window);
  const told = new Set<() => void>();
  const system = {
    matches: false,
    addEventListener: (_: string, listener: () => void) => told.add(listener),
    removeEventListener: (_: string, listener: () => void) => told.delete(listener),
  };
  const forced = { ...system };
  const globals: Record<string, unknown> = Object.fromEntries(
    NAMES.map((name): [string, unknown] => [name, Reflect.get(window, name)]),
  );
  Object.assign(globals, {
    matchMedia: (query: string) => (query.includes('forced-colors') ? forced : system),
    localStorage: window.localStorage,
  });
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return {
    document: window.document,
    window,
    setSystem: (dark, isForced = false) => {
      system.matches = dark;
      forced.matches = isForced;
      for (const listener of [...told]) listener();
    },
  };
}

/** Lets a page's observers have their turn. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
