/// <reference lib="dom" />

export type Theme = 'light' | 'dark';

const SYSTEM = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

/**
 * The theme of the page around a widget: the book's, JupyterLab's (its exports have it too) or VS Code's, each of
 * which says so in its own way; else the system's. Where colours are forced, as by Windows' contrast themes, the ground
 * is the system's, whatever the page says.
 */
export function themeOf(page: Document): Theme {
  if (matchMedia(FORCED).matches) return systemTheme();
  const { dataset } = page.documentElement;
  if (dataset.theme === 'dark' || dataset.theme === 'light') return dataset.theme;
  const { body } = page;
  const lab = body.dataset.jpThemeLight;
  if (lab !== undefined) return lab === 'false' ? 'dark' : 'light';
  const code = body.dataset.vscodeThemeKind;
  if (code !== undefined) return code.includes('light') ? 'light' : 'dark';
  return systemTheme();
}

const systemTheme = (): Theme => (matchMedia(SYSTEM).matches ? 'dark' : 'light');

/**
 * Tells the theme at once, and whenever it changes.
 *
 * @returns ends that
 */
export function followTheme(tell: (theme: Theme) => void): () => void {
  const look = (): void => tell(themeOf(document));
  const observer = new MutationObserver(look);
  for (const element of [document.documentElement, document.body]) observer.observe(element, { attributes: true });
  const system = [SYSTEM, FORCED].map((query) => matchMedia(query));
  for (const query of system) query.addEventListener('change', look);
  look();
  return () => {
    observer.disconnect();
    for (const query of system) query.removeEventListener('change', look);
  };
}
