/// <reference lib="dom" />
import type { Theme } from './theme-figure';

const KEY = 'digits-theme';

/** The event on the document when the theme has changed. */
export const THEME_EVENT = 'digits:theme';

const page = (): HTMLElement => document.documentElement;

/** The theme of the page now. */
export const theme = (): Theme => (page().dataset.theme === 'dark' ? 'dark' : 'light');

/** What was chosen; null if nothing was, or nothing is kept here. */
function chosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const SYSTEM = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

/**
 * The theme of the system, unless one was chosen. Where colours are forced, as by Windows' contrast themes, the page
 * has the system's ground whatever was chosen, and what is drawn on it follows.
 */
function wanted(): Theme {
  const kept = matchMedia(FORCED).matches ? null : chosen();
  if (kept === 'light' || kept === 'dark') return kept;
  return matchMedia(SYSTEM).matches ? 'dark' : 'light';
}

function keep(value: Theme): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // A private window keeps nothing: the choice then holds for this page.
  }
}

function set(value: Theme, button: Element | null): void {
  page().dataset.theme = value;
  button?.setAttribute('aria-pressed', String(value === 'dark'));
  document.dispatchEvent(new Event(THEME_EVENT));
}

/** Lets the switch change the theme, and the system's as long as none was chosen. */
export function startTheme(): void {
  const button = document.querySelector('button.theme');
  button?.setAttribute('aria-pressed', String(theme() === 'dark'));
  button?.addEventListener('click', () => {
    const other = theme() === 'dark' ? 'light' : 'dark';
    keep(other);
    set(other, button);
  });
  for (const query of [SYSTEM, FORCED]) {
    matchMedia(query).addEventListener('change', () => {
      if (wanted() !== theme()) set(wanted(), button);
    });
  }
}
