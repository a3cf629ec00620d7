import { plotly } from '../../lib/pictures/browser';

test('plotly is loaded once, with what it says of its kinds of charts', () => {
  expect(plotly()).toBe(plotly());
  const { traces } = plotly().PlotSchema.get();
  expect(traces.bar?.categories).toContain('cartesian');
  expect(traces.scatter3d?.categories).toContain('gl3d');
});

test('plotly draws SVG without a browser, and measures its texts', async () => {
  const figure = { data: [{ type: 'bar' as const, y: [1, 2] }], layout: { title: { text: 'Two bars' } } };
  const svg = await plotly().toImage(figure, { format: 'svg', width: 300, height: 200, imageDataOnly: true });
  expect(svg).toMatch(/^<svg [^>]*width="300" height="200"/);
  expect(svg).toContain('Two bars');
  expect(svg).not.toContain('NaN');
  expect(svg.match(/<g class="point">/g)).toHaveLength(2);
});
