import { BINDINGS } from '../../tools/verify/bindings/index.mjs';
import { checkPage } from '../../tools/verify/check-page.mjs';
import { pageNames, proseOf } from '../../tools/verify/pages.mjs';

test.each(pageNames())('every figure of %s is that of a result, or says where else it is from', (page) => {
  const { faults } = checkPage(page, proseOf(page), BINDINGS[page]?.() ?? []);
  expect(faults.map(({ line, words, why }) => `${page}:${line}: ${why}: ${words}`)).toEqual([]);
});

test('no page is bound that is not there', () => {
  expect(Object.keys(BINDINGS).filter((page) => !pageNames().includes(page))).toEqual([]);
});
