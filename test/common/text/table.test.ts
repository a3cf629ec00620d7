import { formatTable } from '../../../lib/common/text/table';

test('formatTable aligns every column at its left', () => {
  expect(
    formatTable(
      ['a', 'long'],
      [
        ['wide', '1'],
        ['b', ''],
      ],
    ),
  ).toBe('a      long\n----   ----\nwide   1\nb');
});
