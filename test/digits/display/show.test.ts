import { PLOTLY_MIME } from '@digits/common/protocol';

import { show } from '../../../lib/digits/display/show';
import { figureBundle, plainJson } from '../../../lib/digits/display/figure-bundle';
import type { Figure } from '../../../lib/digits/figures/figure';
import { spySink } from './spy';

const FIGURE: Figure = {
  data: [{ type: 'bar', y: Float32Array.of(0.5, 1) }],
  layout: { title: { text: 'A </script> title' } },
  config: { displaylogo: false },
  alt: 'Two bars: "0.5" & 1.',
};
const PLAIN = {
  data: [{ type: 'bar', y: [0.5, 1] }],
  layout: { title: { text: 'A </script> title' } },
  config: { displaylogo: false },
};

test('show sends one display with Plotly JSON and words', () => {
  const { sink, messages } = spySink();
  show(FIGURE, { sink });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.update).toBe(false);
  expect(Object.keys(messages[0]?.data ?? {})).toEqual([PLOTLY_MIME, 'text/plain']);
  expect(messages[0]?.data[PLOTLY_MIME]).toEqual(PLAIN);
  expect(messages[0]?.data['text/plain']).toBe(FIGURE.alt);
});

test('show prints the words where no kernel is', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  show(FIGURE);
  expect(log.mock.calls).toEqual([[FIGURE.alt]]);
  log.mockRestore();
});

test('plainJson turns typed arrays into arrays and what JSON cannot say into null', () => {
  expect(plainJson({ a: Uint8Array.of(1, 2), b: [NaN, undefined, 'x'], c: undefined, d: { e: Infinity } })).toEqual({
    a: [1, 2],
    b: [null, null, 'x'],
    d: { e: null },
  });
  expect(plainJson(Float64Array.of(NaN, 1))).toEqual([null, 1]);
});

test.each([
  [
    'a title',
    { data: [{ type: 'bar' as const, y: [1] }], layout: { title: { text: 'Sizes' } } },
    'A chart (bar): Sizes',
  ],
  ['no layout', { data: [{ y: [1] }, { type: 'pie' as const }] }, 'A chart (scatter, pie)'],
  ['nothing', { data: [] }, 'An empty chart'],
])('figureBundle finds words for a figure with %s', (_, figure, words) => {
  const bundle = figureBundle(figure);
  expect(bundle['text/plain']).toBe(words);
  // Without a layout, or as a string, JupyterLab draws nothing.
  expect(bundle[PLOTLY_MIME]).toMatchObject({ data: figure.data, layout: {}, config: {} });
});

test('figureBundle runs no script and holds no HTML, which exports would prefer to a picture', () => {
  expect(Object.keys(figureBundle(FIGURE))).toEqual([PLOTLY_MIME, 'text/plain']);
});

test.each<[unknown, string]>([
  [undefined, 'showing a figure: expected an object with a list data, found undefined'],
  [{ layout: {} }, 'showing a figure: expected an object with a list data, found data undefined'],
  [{ data: [], layout: 'wide' }, 'showing a figure: expected an object layout, found "wide"'],
])('show refuses %j, which is no figure', (value, message) => {
  const { sink } = spySink();
  // As JavaScript hands it over, which no type holds back.
  expect(() => show(value as Parameters<typeof show>[0], { sink })).toThrow(new TypeError(message));
});
