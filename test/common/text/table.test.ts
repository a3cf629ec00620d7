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

test('formatTable puts the columns that are asked for to the right, so many blanks apart', () => {
  const rows = [
    ['b', '1'],
    ['wide', '1,000', 'more than the heading has'],
  ];
  expect(formatTable(['a', 'count'], rows, { right: [false, true], gap: 1 })).toBe(
    ['a    count', '---- -----', 'b        1', 'wide 1,000'].join('\n'),
  );
});

test('formatTable of no rows is the heading alone, with its line', () => {
  expect(formatTable(['a', 'long'], [])).toBe('a   long\n-   ----');
});
