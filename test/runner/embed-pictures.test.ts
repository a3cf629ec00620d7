import { PLOTLY_MIME } from '../../lib/display/figure-bundle';
import { embedPictures, slug, type DrawnFigure } from '../../lib/runner/embed-pictures';
import type { Notebook } from '../../lib/runner/notebook';
import { notebookOf } from './helpers';

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
const draw = () => Promise.resolve({ png });

test.each([
  ['Loss, by epoch', 'loss-by-epoch'],
  ['<b>Confusion</b> matrix: rows actual', 'confusion-matrix-rows-actual'],
  ['Größe', 'groe'],
  ['  ', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('slug of "%s" is "%s"', (title, expected) => {
  expect(slug(title)).toBe(expected);
});

test('embedPictures draws each figure and puts an image with the text alternative in place of its HTML', async () => {
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
  expect(figures).toEqual([{ data: [], layout: { title: 'Loss curve' } }, { data: [], layout: { title: { text: 'Digits' } } }]);
  expect(pictures).toEqual([
    { name: '3-visualize-1-loss-curve.png', png },
    { name: '3-visualize-2-digits.png', png },
  ]);
  // The three bytes 1 2 3 in base64.
  const image = (alt: string) => `<img alt="${alt}" src="data:image/png;base64,AQID" style="max-width: 100%">`;
  expect(notebook.cells[1]).toMatchObject({
    outputs: [
      { data: { 'text/html': image('loss falls from &quot;2&quot; to &lt;1&gt;'), [PLOTLY_MIME]: { data: [] } } },
      text,
      { data: { 'text/html': image('') } },
    ],
  });
});

test('embedPictures names a figure without title by its number', async () => {
  const { pictures } = await embedPictures(withOutputs(chart(undefined)), 'n', draw);
  expect(pictures.map(({ name }) => name)).toEqual(['n-1.png']);
});

test.each([
  ['a string', JSON.stringify({ data: [], layout: {} })],
  ['no layout', { data: [] }],
])('embedPictures refuses a figure that is %s, as JupyterLab cannot draw it', async (_, figure) => {
  const output = { output_type: 'display_data', data: { [PLOTLY_MIME]: figure }, metadata: {} };
  await expect(embedPictures(withOutputs(output), 'n', draw)).rejects.toThrow(
    new TypeError('drawing chart 1 of n, in cell 2: expected an object with data and layout'),
  );
});

test('embedPictures says which chart cannot be drawn', async () => {
  const fail = () => Promise.reject(new RangeError('no width'));
  await expect(embedPictures(withOutputs(chart('a')), 'n', fail)).rejects.toThrow('drawing chart 1 of n, in cell 2: no width');
});
