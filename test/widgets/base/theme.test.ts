/// <reference lib="dom" />
import { followTheme, type Theme, themeOf } from '../../../lib/widgets/base/theme';
import { openPage, settled } from '../page';

test.each<[string, (page: Document) => void, Theme]>([
  ['the book', (page) => (page.documentElement.dataset.theme = 'dark'), 'dark'],
  ['JupyterLab, dark', (page) => (page.body.dataset.jpThemeLight = 'false'), 'dark'],
  ["JupyterLab's export, which is light", (page) => (page.body.dataset.jpThemeLight = 'true'), 'light'],
  ['VS Code, dark', (page) => (page.body.dataset.vscodeThemeKind = 'vscode-dark'), 'dark'],
  ['VS Code, high contrast', (page) => (page.body.dataset.vscodeThemeKind = 'vscode-high-contrast'), 'dark'],
  ['VS Code, light', (page) => (page.body.dataset.vscodeThemeKind = 'vscode-light'), 'light'],
])('themeOf takes the theme of %s, whatever the system has', (_, set, theme) => {
  const { document, setSystem } = openPage();
  setSystem(theme === 'light');
  set(document);
  expect(themeOf(document)).toBe(theme);
});

test("themeOf takes the system's where the page says nothing", () => {
  const { document, setSystem } = openPage();
  expect(themeOf(document)).toBe('light');
  setSystem(true);
  expect(themeOf(document)).toBe('dark');
});

test("themeOf takes the system's where that forces its colours, whatever the page says", () => {
  const { document, setSystem } = openPage();
  document.documentElement.dataset.theme = 'light';
  setSystem(true, true);
  expect(themeOf(document)).toBe('dark');
});

test('followTheme tells the theme at once and when page or system change it, until it is ended', async () => {
  const { document, setSystem } = openPage();
  const told: Theme[] = [];
  const end = followTheme((theme) => told.push(theme));
  setSystem(true);
  document.documentElement.dataset.theme = 'light';
  await settled();
  end();
  document.documentElement.dataset.theme = 'dark';
  setSystem(false);
  await settled();
  expect(told).toEqual(['light', 'dark', 'light']);
});
