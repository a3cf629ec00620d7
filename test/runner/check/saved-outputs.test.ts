import { lintNotebook } from '../../../lib/runner/check/lint-notebook';
import { isOfOutputs, savedCells, savedOutputs } from '../../../lib/runner/check/saved-outputs';
import { notebookOf } from '../helpers';

const clean = notebookOf('# A', '1', '2', '3', '## Summary');
const ran = {
  ...clean,
  cells: clean.cells.map((cell, i) => {
    if (cell.type !== 'code' || i === 3) return cell;
    return i === 1 ? { ...cell, outputs: [{}] } : { ...cell, executionCount: 1 };
  }),
};

test('savedCells counts the cells with an output or a count', () => {
  expect([savedCells(clean), savedCells(ran)]).toEqual([0, 2]);
});

test('isOfOutputs finds exactly what lintNotebook says of a notebook that was run', () => {
  const problems = lintNotebook(ran);
  expect(problems).toHaveLength(2);
  expect(problems.map(isOfOutputs)).toEqual([true, true]);
  expect(lintNotebook(notebookOf('no title', '')).map(isOfOutputs)).not.toContain(true);
});

test('savedOutputs gives commands for all files at once, and says nothing of none', () => {
  expect(savedOutputs([])).toEqual([]);
  const text = savedOutputs(['notebooks/1-a.ipynb', 'notebooks/2-b.ipynb']).join('\n');
  expect(text).toContain('cp -i notebooks/1-a.ipynb notebooks/2-b.ipynb my-notebooks/');
  expect(text).toContain('git checkout -- notebooks/1-a.ipynb notebooks/2-b.ipynb');
});
