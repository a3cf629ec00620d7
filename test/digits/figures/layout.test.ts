import { CHART_SIZE, colorBar, figure, layout, squareSize } from '../../../lib/digits/figures/layout';

const X = { title: { text: 'epoch' } };
const Y = { title: { text: 'loss (nats)' } };

test('layout keeps the width for pictures, and leaves the page free to choose', () => {
  expect(layout('title', X, Y)).toMatchObject({ autosize: true, height: CHART_SIZE.height, meta: { width: 720 } });
  expect(layout('title', X, Y, { width: 300, height: 200 })).toMatchObject({ meta: { width: 300 }, height: 200 });
  expect(layout('title', X, Y, { width: 300 })).not.toHaveProperty('width');
});

test('layout lets an axis differ from what all share', () => {
  const { xaxis, yaxis } = layout('title', { ...X, automargin: false }, Y);
  expect(xaxis).toMatchObject({ title: { text: 'epoch', standoff: 10 }, automargin: false });
  expect(yaxis).toMatchObject({ title: { text: 'loss (nats)' }, automargin: true });
});

test('squareSize leaves a square between its margins', () => {
  const { width = 0, height = 0, margin = {} } = squareSize(480);
  const { l = 0, r = 0, t = 0, b = 0 } = margin;
  expect([width - l - r, height - t - b]).toEqual([480, 480]);
});

test('colorBar lies above the drawing, and not where plotly.js would move the titles', () => {
  const { orientation, y = 0 } = colorBar('weight', { len: 100 });
  expect(orientation).toBe('h');
  expect(y).toBeLessThan(1);
  expect(Math.abs(1 - y)).toBeLessThan(0.001);
  expect(colorBar('weight', { len: 100 })).toMatchObject({ title: { text: 'weight' }, len: 100 });
});

test('figure puts its parts together, without an advertisement in the toolbar', () => {
  expect(figure([], { height: 1 }, 'words')).toEqual({
    data: [],
    layout: { height: 1 },
    config: { displaylogo: false },
    alt: 'words',
  });
});
