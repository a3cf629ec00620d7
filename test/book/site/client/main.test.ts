import { opened } from './opened-page';
import '../../../../lib/book/site/client/main';
import { one } from './page';

test('main starts what a page has, and gives the script that runs cells what it draws with', () => {
  expect(Object.keys(opened.window.digitsSite ?? {})).toEqual(['drawOutput', 'drawStream', 'loadPlotly']);
  expect(one(opened.document, '.theme').getAttribute('aria-pressed')).toBe('false');
});
