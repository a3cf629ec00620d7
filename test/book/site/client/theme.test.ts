/// <reference lib="dom" />
import { startTheme, theme, THEME_EVENT } from '../../../../lib/book/site/client/theme';
import { one, openPage } from './page';

test('startTheme lets the button change the theme, tells the page, and keeps the choice', () => {
  const { document, window } = openPage('<button class="theme"></button>');
  startTheme();
  const button = one(document, 'button');
  let told = 0;
  document.addEventListener(THEME_EVENT, () => (told += 1));
  expect([theme(), button.getAttribute('aria-pressed')]).toEqual(['light', 'false']);
  button.click();
  expect([theme(), button.getAttribute('aria-pressed'), told]).toEqual(['dark', 'true', 1]);
  expect(window.document.documentElement.dataset.theme).toBe('dark');
  button.click();
  expect([theme(), told]).toEqual(['light', 2]);
});
