import { site } from '../../../../lib/book/live/page/site';

test('site gives what the page draws with, and says if it has loaded no such script', () => {
  globalThis.digitsSite = undefined;
  expect(site).toThrow('expected assets/site.js in this page');
  const own = { drawOutput: () => undefined, drawStream: () => undefined };
  globalThis.digitsSite = own;
  expect(site()).toBe(own);
});
