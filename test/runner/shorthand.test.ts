import path from 'node:path';

import { checkTypes, notebookOptions } from '../../lib/runner/check';
import { projectFolder } from '../../lib/workspace/folders';
import { notebookOf } from './helpers';

test('shorthandOfEarlierCells reports names of earlier cells, imports included, and no others', () => {
  const notebook = notebookOf(
    "import { join } from 'node:path';",
    'const labels = [1];\nconst same = { labels };',
    'const wrong = { labels };',
    'const alsoWrong = [{ a: 1, join }];',
    'const fine = { labels: labels };\nconst local = (labels: number) => ({ labels });\nconst { length } = labels;',
  );
  const file = path.join(projectFolder(), 'notebooks', 'shorthand-test.ipynb');
  const options = notebookOptions(path.join(projectFolder(), 'tsconfig.json'));
  const found = checkTypes([{ file, notebook }], options).map(({ cell, line, message }) => `${cell}:${line} ${message}`);
  expect(found).toEqual([
    "3:1 tslab does not see 'labels' of an earlier cell in shorthand: write 'labels: labels'.",
    "4:1 tslab does not see 'join' of an earlier cell in shorthand: write 'join: join'.",
  ]);
});
