import { chartHtml, chartsOf, outputsHtml } from '../../../../lib/book/site/parts/outputs';

const figure = { data: [{ type: 'bar', y: [1] }], layout: { title: { text: 'A <b>title</b>' } } };
const shown = {
  output_type: 'display_data',
  data: { 'application/vnd.plotly.v1+json': figure, 'text/plain': 'in words' },
  metadata: { 'image/png': { width: 640, height: 360, alt: 'one "bar"' } },
};
const stream = { output_type: 'stream', name: 'stdout', text: ['a < b\n', 'c\n'] };

test('chartsOf finds the charts of a cell, with their words and sizes', () => {
  expect(chartsOf('5-train', 'train-3', [stream, shown], 4)).toEqual([
    { id: '5-train-4', cell: 'train-3', title: 'A  title', alt: 'one "bar"', width: 640, height: 360, figure },
  ]);
});

test('chartsOf takes the words from the form in text where the picture has none', () => {
  const [chart] = chartsOf('a', 'b', [{ ...shown, metadata: {} }], 1);
  expect(chart).toMatchObject({ alt: 'in words', width: 720, height: 420 });
});

test('chartHtml shows the picture with its words', () => {
  const [chart] = chartsOf('a', 'b', [shown], 1);
  expect(chart && chartHtml(chart, '..')).toBe(
    '<figure class="chart" data-chart="a-1" style="--width: 640px"><img src="../assets/pictures/a-1.svg" ' +
      'width="640" height="360" alt="one &quot;bar&quot;" loading="lazy"></figure>',
  );
});

test('outputsHtml shows text escaped, HTML as it is, errors, and charts in their places', () => {
  const html = { output_type: 'display_data', data: { 'text/html': '<table></table>', 'text/plain': 'table' } };
  const error = { output_type: 'error', ename: 'Error', evalue: 'no', traceback: ['Error: <no>'] };
  const charts = chartsOf('a', 'b', [stream, shown, html, error], 1);
  const made = outputsHtml([stream, shown, html, error], charts, '..');
  expect(made).toMatch(/^<pre class="output stream stdout" tabindex="0">a &lt; b\nc<\/pre><div class="output"><figure/);
  expect(made).toContain('role="group" aria-label="output"><table></table></div>');
  expect(made).toContain('<pre class="output error" tabindex="0">Error: &lt;no&gt;</pre>');
});

test('outputsHtml shows nothing for no outputs', () => {
  expect(outputsHtml([], [], '..')).toBe('');
});
