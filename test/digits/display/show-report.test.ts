import { REPORT_MIME } from '@digits/common/protocol';

import { showReport } from '../../../lib/digits/display/show-report';
import { spySink, textOf } from './spy';

test('showReport sends the comparison as a table and as data', () => {
  const { sink, messages } = spySink();
  const rows = [
    { figure: 'test accuracy', reported: '0.97', reproduced: '0.978', agrees: true },
    { figure: 'training loss', reported: '0.004', reproduced: '0.016', agrees: false },
    { figure: 'seconds', reported: null, reproduced: '12', agrees: null },
  ];
  showReport(rows, { sink });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.data[REPORT_MIME]).toEqual(rows);
  expect(textOf(messages[0], 'text/plain')).toBe(
    [
      'The report and its reproduction',
      'figure         reported  reproduced  agrees',
      '-------------  --------  ----------  ------',
      'test accuracy  0.97      0.978       yes',
      'training loss  0.004     0.016       no',
      'seconds        -         12          -',
    ].join('\n'),
  );
  expect(textOf(messages[0], 'text/html')).toContain('<td style="text-align: left">0.978</td>');
});

test('showReport refuses an empty comparison', () => {
  expect(() => showReport([], { sink: spySink().sink })).toThrow(RangeError);
});
