import { packedText } from '../../../../lib/book/live/build/embed';
import { loadScript, loadText, root } from '../../../../lib/book/site/client/scripts';
import { openPage } from './page';

test('loadScript loads a script of the book once, from where the page says the book is', async () => {
  const { scripts } = openPage('');
  await Promise.all([loadScript('a.js'), loadScript('a.js')]);
  await loadScript('a.js');
  expect(root()).toBe('..');
  expect(scripts).toEqual(['file:///book/assets/a.js']);
});

test('loadText unpacks what its script has left, and says where another script lies in its place', async () => {
  const { window, scripts } = openPage('');
  Object.assign(window, { digitsTexts: { b: packedText('é') } });
  expect(await loadText('b')).toBe('é');
  expect(scripts).toEqual(['file:///book/assets/b.js']);
  await expect(loadText('c')).rejects.toThrow('loading c: another script lies in its place');
});
