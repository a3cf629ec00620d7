import { page, setPage } from '../../../../lib/book/live/twins/page';

test('page gives what setPage was given, and says what is missing before', () => {
  expect(page).toThrow('expected a page that has started the kernel');
  const given = { binaries: {}, quick: [], threadScript: '', tell: () => undefined, trained: () => undefined };
  setPage(given);
  expect(page()).toBe(given);
});
