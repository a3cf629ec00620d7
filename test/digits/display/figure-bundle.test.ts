import { PLOTLY_MIME } from '@digits/common/protocol';

import { figureBundle, plainJson } from '../../../lib/digits/display/figure-bundle';

test('figureBundle fills in what a front end needs, and words from the title and the kinds of charts', () => {
  const bundle = figureBundle({ data: [{ type: 'bar' }, {}], layout: { title: { text: 'Counts' } } });
  expect(bundle[PLOTLY_MIME]).toEqual({
    data: [{ type: 'bar' }, {}],
    layout: { title: { text: 'Counts' } },
    config: {},
  });
  expect(bundle['text/plain']).toBe('A chart (bar, scatter): Counts');
  expect(figureBundle({ data: [] })['text/plain']).toBe('An empty chart');
  expect(figureBundle({ data: [], alt: 'own words' })['text/plain']).toBe('own words');
});

test('figureBundle takes a title of null for none', () => {
  const layout = { title: null } as never;
  expect(figureBundle({ data: [{}], layout })['text/plain']).toBe('A chart (scatter)');
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['data that are no list', { data: {} }],
  ['a layout that is a list', { data: [], layout: [] }],
  ['words that are none', { data: [], alt: 1 }],
])('figureBundle refuses %s', (_, figure) => {
  expect(() => figureBundle(figure as never)).toThrow(TypeError);
});

test('plainJson makes arrays of typed arrays, null of what JSON has no number for, and leaves out what is undefined', () => {
  expect(plainJson({ a: Float32Array.of(1, NaN), b: [undefined, Infinity], c: undefined, d: 'x' })).toEqual({
    a: [1, null],
    b: [null, null],
    d: 'x',
  });
});
