import { loadScript, root } from '../../../../lib/book/site/client/scripts';
import { openPage } from './page';

test('loadScript loads a script of the book once, from where the page says the book is', async () => {
  const { scripts } = openPage('');
  await Promise.all([loadScript('a.js'), loadScript('a.js')]);
  await loadScript('a.js');
  expect(root()).toBe('..');
  expect(scripts).toEqual(['file:///book/assets/a.js']);
});
