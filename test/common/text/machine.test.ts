import { coresInWords } from '../../../lib/common/text/machine';

test('coresInWords names the first processor and counts the cores', () => {
  expect(coresInWords([{ model: ' A fast one ' }, { model: 'A fast one' }])).toBe('A fast one, 2 cores');
  expect(coresInWords([])).toBe('unknown processor, 0 cores');
});
