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
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', ({ matches }) => {
    if (chosen() === null) set(matches ? 'dark' : 'light', button);
  });
}
