import type { Data } from 'plotly.js';

import { drawable } from '../../lib/pictures/drawable';

test('drawable leaves what can be drawn as it is', () => {
  const traces: Data[] = [{ type: 'bar', y: [1] }, { y: [1] }, { type: 'violin', y: [1] }];
  for (const trace of traces) expect(drawable(trace)).toBe(trace);
});

test('drawable draws points without WebGL', () => {
  expect(drawable({ type: 'scattergl', y: [1, 2] })).toEqual({ type: 'scatter', y: [1, 2] });
  expect(drawable({ type: 'scatterpolargl', r: [1] })).toEqual({ type: 'scatterpolar', r: [1] });
});

test.each([
  ['scatter3d', 'a chart of the kind scatter3d needs WebGL, which only a browser has'],
  ['splom', 'a chart of the kind splom needs WebGL, which only a browser has'],
  ['choropleth', 'a chart of the kind choropleth needs maps from the network'],
  ['scattermap', 'a chart of the kind scattermap needs maps from the network'],
  ['bars', 'plotly.js knows no chart of the kind bars'],
])('drawable says why %s cannot be drawn', (type, reason) => {
  expect(() => drawable({ type } as Data)).toThrow(new Error(reason));
});
