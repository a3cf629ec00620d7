import { PLOTLY_MIME } from '@digits/common/protocol';

import { figureBundle } from '../../../lib/digits/display/figure-bundle';
import { growingFigure, liveFigure } from '../../../lib/digits/display/live-figure';
import type { Figure } from '../../../lib/digits/figures/figure';
import { fakeDraw, spySink, textOf } from './spy';

const bars = (height: number) => ({
  data: [{ type: 'bar' as const, y: [height] }],
  layout: {},
  alt: `a bar of ${height}`,
});
const bar: Figure = bars(1);

test('liveFigure replaces its own display and no other', () => {
  const { sink, messages } = spySink();
  const one = liveFigure(bar, { sink });
  liveFigure(bar, { sink });
  one.update({ ...bar, alt: 'Later.' });
  expect(messages.map(({ update }) => update)).toEqual([false, false, true, true]);
  const [first, other, ...updates] = messages.map(({ displayId }) => displayId);
  expect(updates).toEqual([first, first]);
  expect(other).not.toBe(first);
  expect(messages[3]?.data).toEqual(figureBundle({ ...bar, alt: 'Later.' }));
});

test('liveFigure puts HTML of the same height between two figures, or Plotly in JupyterLab keeps the first', () => {
  const { sink, messages } = spySink();
  liveFigure(bar, { sink }).update({ ...bar, layout: { height: 420 } });
  expect(messages.map(({ data }) => PLOTLY_MIME in data)).toEqual([true, false, true]);
  expect(textOf(messages[1], 'text/html')).toBe('<div style="height: 420px"></div>');
});

test('liveFigure puts nothing but a number into its HTML as a height', () => {
  const { sink, messages } = spySink();
  const layout = JSON.parse('{ "height": "1px\\"></div><script>alert(1)</script>" }') as Figure['layout'];
  liveFigure(bar, { sink }).update({ ...bar, layout });
  expect(textOf(messages[1], 'text/html')).toBe('<div style="height: 0px"></div>');
});

test('growingFigure draws no picture while it grows, and one of its last state at the end of the cell', async () => {
  const { sink } = spySink();
  const { draw, drawn, answers } = fakeDraw();
  const ends: (() => Promise<unknown>)[] = [];
  const live = growingFigure(bars(1), { sink }, draw, (work) => ends.push(work));
  live.update(bars(2));
  live.update(bars(3));
  expect(drawn).toEqual([]);
  expect(ends).toHaveLength(1);
  const ended = ends[0]?.();
  answers[0]?.();
  await ended;
  expect(drawn).toEqual([figureBundle(bars(3))[PLOTLY_MIME]]);
  // A later cell that lets it grow further has a picture at its end, too.
  live.update(bars(4));
  expect(ends).toHaveLength(2);
});
