import { REPORT_MIME } from '@digits/common/protocol';

import type { Notebook } from '../../../lib/runner/notebook/notebook';
import { formatReport, reportRows } from '../../../lib/runner/run/report-rows';
import { notebookOf } from '../helpers';

function withOutputs(...outputs: unknown[]): Notebook {
  const notebook = notebookOf('# Title', 'show()');
  return { ...notebook, cells: notebook.cells.map((cell) => (cell.type === 'code' ? { ...cell, outputs } : cell)) };
}

const accuracy = { figure: 'test accuracy', reported: '0.97', reproduced: '0.9771', agrees: true };
const parameters = { figure: 'parameters', reported: null, reproduced: '101,770', agrees: null };

test('reportRows finds the lines among other outputs, in order', () => {
  const notebook = withOutputs(
    { output_type: 'stream', name: 'stdout', text: 'x' },
    { output_type: 'display_data', data: { [REPORT_MIME]: [accuracy] }, metadata: {} },
    { output_type: 'display_data', data: { 'text/plain': 'x' }, metadata: {} },
    { output_type: 'display_data', data: { [REPORT_MIME]: [parameters] }, metadata: {} },
  );
  expect(reportRows(notebook)).toEqual([accuracy, parameters]);
});

test.each([
  ['a string', 'accuracy'],
  ['a line without its figure', [{ ...accuracy, figure: undefined }]],
  ['a number for what was reproduced', [{ ...accuracy, reproduced: 0.97 }]],
  ['a word for whether they agree', [{ ...accuracy, agrees: 'yes' }]],
])('reportRows refuses %s', (_, value) => {
  const notebook = withOutputs({ output_type: 'display_data', data: { [REPORT_MIME]: value }, metadata: {} });
  expect(() => reportRows(notebook)).toThrow(TypeError);
  expect(() => reportRows(notebook)).toThrow(/figures of cell 2: expected a list/);
});

test('formatReport shows a dash for what is not reported, and yes, no or nothing for agreement', () => {
  expect(formatReport([accuracy, parameters, { ...accuracy, figure: 'loss', agrees: false }])).toBe(
    [
      'figure          reported   reproduced   agrees',
      '-------------   --------   ----------   ------',
      'test accuracy   0.97       0.9771       yes',
      'parameters      -          101,770',
      'loss            0.97       0.9771       no',
    ].join('\n'),
  );
});
