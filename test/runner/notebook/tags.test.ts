import type { Cell } from '../../../lib/runner/notebook/notebook';
import { hasTag, mustSucceed } from '../../../lib/runner/notebook/tags';
import { notebookOf } from '../helpers';

const [code, prose] = notebookOf('1', '# Title').cells as [Cell, Cell];
const tagged = (tags: unknown): Cell => ({ ...code, metadata: { tags } });

test('hasTag finds a tag among others, and none in what is no list', () => {
  expect(hasTag(tagged(['a', 'skip-execution']), 'skip-execution')).toBe(true);
  expect(hasTag(tagged(['a']), 'skip-execution')).toBe(false);
  expect(hasTag(tagged('skip-execution'), 'skip-execution')).toBe(false);
  expect(hasTag(code, 'skip-execution')).toBe(false);
});

test('mustSucceed holds for code that is neither skipped nor meant to fail', () => {
  const cells = [code, tagged(['a']), prose, tagged(['skip-execution']), tagged(['raises-exception'])];
  expect(cells.map(mustSucceed)).toEqual([true, true, false, false, false]);
});
