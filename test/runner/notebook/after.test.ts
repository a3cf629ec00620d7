import path from 'node:path';

import { notebooksBefore } from '../../../lib/runner/notebook/after';
import { listNotebooks, readNotebooks } from '../../../lib/runner/notebook/list-notebooks';

const notebook = (metadata: Record<string, unknown>) => ({ metadata, minor: 5, cells: [] });

test('notebooksBefore are those that the metadata name', () => {
  expect(notebooksBefore(notebook({ digits: { after: ['1-a.ipynb', '2-b.ipynb'] } }), '3-c.ipynb')).toEqual([
    '1-a.ipynb',
    '2-b.ipynb',
  ]);
});

test.each([{}, { digits: {} }, { digits: 'other' }])('notebooksBefore are none where metadata are %j', (metadata) => {
  expect(notebooksBefore(notebook(metadata), '3-c.ipynb')).toEqual([]);
});

test.each(['5-train.ipynb', [5], null])('notebooksBefore refuses %j in place of a list of names', (after) => {
  expect(() => notebooksBefore(notebook({ digits: { after } }), '3-c.ipynb')).toThrow(
    new TypeError(
      '3-c.ipynb: reading digits.after of its metadata: expected a list of file names, ' +
        `found ${JSON.stringify(after)}`,
    ),
  );
});

test('every notebook that reads the model of the training notebook runs after it', () => {
  const { notebooks } = readNotebooks(listNotebooks(path.join(__dirname, '..', '..', '..', 'notebooks')));
  const readers = notebooks.filter(({ notebook: { cells } }) =>
    cells.some(({ type, source }) => type === 'code' && source.includes('await trainedAnn(')),
  );
  expect(readers.length).toBeGreaterThan(0);
  for (const { file, notebook } of readers) expect(notebooksBefore(notebook, file)).toContain('5-train-model.ipynb');
});
