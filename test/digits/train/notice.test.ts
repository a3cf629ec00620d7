import { printNotice } from '../../../lib/digits/train/notice';

test('printNotice prints the words as they are', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  printNotice('one\ntwo');
  expect(log.mock.calls).toEqual([['one\ntwo']]);
  log.mockRestore();
});
