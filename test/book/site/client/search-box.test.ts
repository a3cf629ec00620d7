/// <reference lib="dom" />
import { packedText } from '../../../../lib/book/live/build/embed';
import { startSearch } from '../../../../lib/book/site/client/search-box';
import { searchIndex } from '../../../../lib/book/site/parts/search-index';
import { one, openPage, settled, until } from './page';

const SECTIONS = [
  { id: 'a.html#train', title: 'Train', page: 'A', text: 'The cosine falls, and the crossentropy.' },
  { id: 'b.html', title: 'B', page: 'B', text: 'Nothing of that kind: meanCrossEntropy.' },
];

test('startSearch opens by its key, finds sections from a file, and closes by Escape', async () => {
  const { document, window, press, scripts } = openPage(
    '<button class="search-open"></button><dialog id="search"><input id="search-text"><ul id="search-found"></ul>' +
      '<p id="search-note"></p></dialog>',
  );
  const dialog = one(document, 'dialog');
  Object.assign(dialog, {
    showModal: () => dialog.setAttribute('open', ''),
    close: () => dialog.removeAttribute('open'),
  });
  Object.assign(window, { digitsTexts: { 'search-index': packedText(searchIndex(SECTIONS)) } });
  startSearch();
  press('/');
  expect(dialog.hasAttribute('open')).toBe(true);

  const field = one(document, 'input') as HTMLInputElement;
  const type = async (text: string) => {
    field.value = text;
    field.dispatchEvent(new window.Event('input'));
    await settled();
    await until(document, '#search-note:not(:empty)');
    return [...document.querySelectorAll('#search-found a')].map((link) => link.getAttribute('href'));
  };
  expect(await type('cosine')).toEqual(['../a.html#train']);
  expect(scripts).toEqual(['file:///book/assets/search-index.js']);
  expect(one(document, 'mark').textContent).toBe('cosine');
  expect(await type('zebra')).toEqual([]);
  expect(one(document, '#search-note').textContent).toBe('Nothing found for “zebra”.');
  // As others write it, and what no place has as a whole.
  expect((await type('cross-entropy')).sort()).toEqual(['../a.html#train', '../b.html']);
  expect(one(document, '#search-note').textContent).toBe('2 places');
  expect(await type('cosine annealing')).toEqual(['../a.html#train']);
  expect(one(document, '#search-note').textContent).toBe('No place has all of these words; 1 place with some of them.');
  press('Escape', field);
  expect(dialog.hasAttribute('open')).toBe(false);
});
