/// <reference lib="dom" />
import { startNavigation } from '../../../../lib/book/site/client/navigation';
import { one, openPage, settled } from './page';

const BODY =
  '<button class="menu" aria-expanded="false"></button><nav class="sidebar"><a aria-current="page" href="#">a</a></nav>' +
  '<nav class="toc"><details open><ul><li><a href="#one">One</a></li></ul></details></nav><h2 id="one">One</h2>' +
  '<div class="source"><pre>let a = 1;</pre></div>';

test('startNavigation opens the contents by their button, and closes them by Escape', () => {
  const { document, press } = openPage(BODY);
  startNavigation();
  const button = one(document, '.menu');
  const state = () => [one(document, '.sidebar').className, button.getAttribute('aria-expanded')];
  button.click();
  expect(state()).toEqual(['sidebar open', 'true']);
  press('Escape');
  expect(state()).toEqual(['sidebar', 'false']);
});

test('startNavigation marks the section that is read, and folds its list where the page is narrow', () => {
  const { document } = openPage(BODY);
  startNavigation();
  expect(one(document, '.toc a').getAttribute('aria-current')).toBe('true');
  expect(one(document, '.toc details').hasAttribute('open')).toBe(false);
});

test('startNavigation gives code a button that copies it', async () => {
  const { document } = openPage(BODY);
  const copied: string[] = [];
  Object.assign(navigator, { clipboard: { writeText: (text: string) => Promise.resolve(void copied.push(text)) } });
  startNavigation();
  const button = one(document, '.source .copy');
  button.click();
  await settled();
  expect(copied).toEqual(['let a = 1;']);
  expect(button.textContent).toBe('Copied');
});
