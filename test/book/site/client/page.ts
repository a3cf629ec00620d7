import { JSDOM } from 'jsdom';

const NAMES = [
  'document',
  'location',
  'Element',
  'HTMLElement',
  'HTMLPreElement',
  'HTMLAnchorElement',
  'Event',
] as const;

/** What has come into view, as the page would be told. */
type Seen = (entries: readonly { isIntersecting: boolean; target: Element }[]) => void;

/** A page without a layout, and what a test does to it. */
export interface OpenedPage {
  readonly document: Document;
  readonly window: JSDOM['window'];
  /** Names of the scripts that were asked for; each is there at once. */
  readonly scripts: string[];
  /** Brings into view what is observed. */
  readonly bringIntoView: () => void;
  readonly press: (key: string, target?: Element) => void;
}

/** What this process had where a page is now. */
const before = new Map<string, PropertyDescriptor | undefined>();

const pages: JSDOM['window'][] = [];

afterAll(() => {
  for (const window of pages) window.close();
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
  }
});

/** Puts a page in the place of this process's globals, as the modules of a browser expect it. */
export function openPage(body: string): OpenedPage {
  const html = `<html data-root=".." data-theme="light"><body class="notebook">${body}</body></html>`;
  const { window } = new JSDOM(html, { url: 'file:///book/notebooks/8-convolution.html' });
  pages.push(window);
  const observed: { target: Element; seen: Seen }[] = [];
  const scripts: string[] = [];
  const globals: Record<string, unknown> = Object.fromEntries(NAMES.map((name) => [name, window[name]]));
  Object.assign(globals, {
    window,
    innerHeight: 900,
    navigator: { clipboard: { writeText: () => Promise.resolve() } },
    addEventListener: window.addEventListener.bind(window),
    requestAnimationFrame: (draw: () => void) => window.setTimeout(draw),
    matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
    localStorage: undefined,
    IntersectionObserver: class {
      constructor(readonly seen: Seen) {}
      observe(target: Element): void {
        observed.push({ target, seen: this.seen });
      }
      unobserve(): void {
        // Each is brought into view once.
      }
    },
  });
  for (const [name, value] of Object.entries(globals)) {
    if (!before.has(name)) before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  // No script is loaded: what it would leave is there already.
  new window.MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof window.HTMLScriptElement)) continue;
      scripts.push(node.src);
      node.dispatchEvent(new window.Event('load'));
    }
  }).observe(window.document.head, { childList: true });
  return {
    document: window.document,
    window,
    scripts,
    bringIntoView: () => observed.splice(0).forEach(({ target, seen }) => seen([{ isIntersecting: true, target }])),
    press: (key, target = window.document.body) =>
      void target.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  };
}

/** Waits until what was begun is done. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

/** Waits until a page has an element, for two seconds at most. */
export async function until(place: ParentNode, selector: string): Promise<HTMLElement> {
  for (let times = 0; times < 60 && !place.querySelector(selector); times++) await settled();
  return one(place, selector);
}

/** The element that a page must have. */
export function one(place: ParentNode, selector: string): HTMLElement {
  const found = place.querySelector<HTMLElement>(selector);
  if (found) return found;
  throw new Error(`expected ${selector}, found none`);
}
