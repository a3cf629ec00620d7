import { pageNotebook } from '../../../../lib/book/live/page/notebook';
import { openPage } from './helpers';

test('pageNotebook reads the notebook of a page, and finds none in others', () => {
  openPage('<script type="application/json" id="notebook">{"name":"one","cells":[]}</script>');
  expect(pageNotebook()).toEqual({ name: 'one', cells: [] });
  openPage('');
  expect(pageNotebook()).toBeUndefined();
});
