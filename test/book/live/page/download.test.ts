import { notebookText } from '../../../../lib/book/live/page/download';
import { parseNotebook } from '../../../../lib/runner/notebook/notebook';

test('notebookText is a notebook with what was typed, and the outputs of the cells that ran', () => {
  const output = { output_type: 'stream' as const, name: 'stdout' as const, text: '3\n' };
  const text = notebookText(
    {
      name: 'one',
      metadata: { kernelspec: { name: 'tslab' } },
      minor: 5,
      cells: [
        { id: 'm', kind: 'markdown', source: '# One', attachments: { 'a.png': { 'image/png': 'aGk=' } } },
        { id: 'a', kind: 'code', source: '1', metadata: { tags: ['x'] } },
        { id: 'b', kind: 'code', source: '2' },
      ],
    },
    new Map([['a', '1 + 2']]),
    (id) => (id === 'a' ? [output] : undefined),
    new Map([['a', 4]]),
  );
  expect(parseNotebook(text, 'one')).toEqual({
    metadata: { kernelspec: { name: 'tslab' } },
    minor: 5,
    cells: [
      { type: 'markdown', id: 'm', source: '# One', metadata: {}, attachments: { 'a.png': { 'image/png': 'aGk=' } } },
      { type: 'code', id: 'a', source: '1 + 2', metadata: { tags: ['x'] }, executionCount: 4, outputs: [output] },
      { type: 'code', id: 'b', source: '2', metadata: {}, executionCount: null, outputs: [] },
    ],
  });
});
