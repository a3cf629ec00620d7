import { PLOTLY_MIME, STILL_FIGURE } from '@digits/common/protocol';

import type { DrawnFigure } from '../../../lib/pictures/render';
import { embedPictures, slug } from '../../../lib/runner/notebook/embed-pictures';
import type { Notebook } from '../../../lib/runner/notebook/notebook';
import { notebookOf } from '../helpers';

const chart = (title: unknown, plain?: string) => ({
  output_type: 'display_data',
  data: { [PLOTLY_MIME]: { data: [], layout: { title } }, 'text/html': '<p>fallback</p>', 'text/plain': plain },
  metadata: {},
});

function withOutputs(...outputs: unknown[]): Notebook {
  const notebook = notebookOf('# Title', 'show()');
  return { ...notebook, cells: notebook.cells.map((cell) => (cell.type === 'code' ? { ...cell, outputs } : cell)) };
}

const png = new Uint8Array([1, 2, 3]);
const draw = () => Promise.resolve({ png, width: 720, height: 420 });

test.each([
  ['Loss, by epoch', 'loss-by-epoch'],
  ['<b>Confusion</b> matrix: rows actual', 'confusion-matrix-rows-actual'],
  ['Größe', 'groe'],
  ['  ', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('slug of "%s" is "%s"', (title, expected) => {
  expect(slug(title)).toBe(expected);
});

test('embedPictures draws each figure and puts a picture with its text alternative in place of its HTML', async () => {
  const figures: DrawnFigure[] = [];
  const text = { output_type: 'stream', name: 'stdout', text: 'x' };
  const { notebook, pictures } = await embedPictures(
    withOutputs(chart('Loss curve', 'loss falls from "2" to <1>'), text, chart({ text: 'Digits' })),
    '3-visualize',
    (figure) => {
      figures.push(figure);
      return draw();
    },
  );
  expect(figures).toEqual([
    { data: [], layout: { title: 'Loss curve' } },
    { data: [], layout: { title: { text: 'Digits' } } },
  ]);
  expect(pictures).toEqual([
    { name: '3-visualize-1-loss-curve.png', png },
    { name: '3-visualize-2-digits.png', png },
  ]);
  // The three bytes 1 2 3 in base64.
  const data = (title: unknown) => ({ [PLOTLY_MIME]: { data: [], layout: { title } }, 'image/png': 'AQID' });
  const metadata = (alt: string) => ({ 'image/png': { width: 720, height: 420, alt } });
  const words = 'loss falls from "2" to <1>';
  expect(notebook.cells[1]).toMatchObject({
    outputs: [
      { output_type: 'display_data', data: { ...data('Loss curve'), 'text/plain': words }, metadata: metadata(words) },
      text,
      { data: data({ text: 'Digits' }), metadata: metadata('') },
    ],
  });
  expect(JSON.stringify(notebook)).not.toContain('text/html');
});

test('embedPictures names a figure without title by its number', async () => {
  const { pictures } = await embedPictures(withOutputs(chart(undefined)), 'n', draw);
  expect(pictures.map(({ name }) => name)).toEqual(['n-1.png']);
});

test('embedPictures draws a figure without a layout', async () => {
  const output = { output_type: 'display_data', data: { [PLOTLY_MIME]: { data: [] } }, metadata: {} };
  const { pictures, missing } = await embedPictures(withOutputs(output), 'n', draw);
  expect(pictures).toHaveLength(1);
  expect(missing).toEqual([]);
});

test('embedPictures leaves a chart that cannot be drawn as it is, says which and why, and draws the next', async () => {
  const text = { output_type: 'display_data', data: { [PLOTLY_MIME]: '{ "data": [] }' }, metadata: {} };
  let calls = 0;
  const failsFirst = () => (calls++ === 0 ? Promise.reject(new RangeError('no width')) : draw());
  const { notebook, pictures, missing } = await embedPictures(
    withOutputs(chart('a'), text, chart('b')),
    'n',
    failsFirst,
  );
  expect(missing).toEqual([
    'chart 1, in cell 2, has no picture: no width',
    'chart 2, in cell 2, has no picture: expected an object with data and layout, found "{ \\"data\\": [] }"',
  ]);
  expect(pictures.map(({ name }) => name)).toEqual(['n-3-b.png']);
  expect(notebook.cells[1]).toMatchObject({ outputs: [chart('a'), text, { data: { 'image/png': 'AQID' } }] });
});

test('embedPictures puts the picture of an output that answers in the place of its words, and keeps its HTML', async () => {
  const figure = { data: [], layout: { title: 'Matrix' } };
  const answering = {
    output_type: 'display_data',
    data: { 'text/html': '<digits-x><p>12 &lt; 13</p></digits-x><script>code()</script>', 'text/plain': '12 < 13' },
    metadata: { [STILL_FIGURE]: figure, kept: true },
  };
  const figures: DrawnFigure[] = [];
  const { notebook, pictures } = await embedPictures(withOutputs(answering), '6-evaluate', (each) => {
    figures.push(each);
    return draw();
  });
  expect(figures).toEqual([figure]);
  expect(pictures.map(({ name }) => name)).toEqual(['6-evaluate-1-matrix.png']);
  const cell = notebook.cells.find(({ type }) => type === 'code');
  expect(cell?.type === 'code' && cell.outputs[0]).toMatchObject({
    data: {
      'text/html':
        '<digits-x><img src="data:image/png;base64,AQID" alt="12 &lt; 13" style="max-width: 100%"></digits-x>' +
        '<script>code()</script>',
      'image/png': 'AQID',
      'text/plain': '12 < 13',
    },
    metadata: { kept: true, 'image/png': { width: 720, height: 420, alt: '12 < 13' } },
  });
  expect(JSON.stringify(notebook)).not.toContain(STILL_FIGURE);
});
