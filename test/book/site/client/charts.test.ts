/// <reference lib="dom" />
import { packedText } from '../../../../lib/book/live/build/embed';
import { drawFigure, figureOf, startCharts } from '../../../../lib/book/site/client/charts';
import { one, openPage, settled, until } from './page';

const figure = { data: [{ type: 'bar', y: [1] }], layout: { meta: { width: 640 }, height: 300 } };
const drawn: { place: HTMLElement; layout: unknown }[] = [];
const plotly = {
  react: (place: HTMLElement, _: unknown, layout: unknown) => Promise.resolve(void drawn.push({ place, layout })),
  purge: () => undefined,
};

test('startCharts draws a chart in the place of its picture when it comes into view, with the same words', async () => {
  const { document, window, scripts, bringIntoView } = openPage(
    '<figure class="chart" data-chart="8-convolution-1"><img src="a.svg" alt="words"></figure>',
  );
  Object.assign(window, {
    Plotly: plotly,
    digitsTexts: { 'charts/8-convolution': packedText(JSON.stringify({ '8-convolution-1': figure })) },
  });
  startCharts();
  await settled();
  expect(scripts).toEqual([]);
  bringIntoView();
  const plot = await until(document, 'figure.drawn .plot');
  expect(scripts).toEqual(['file:///book/assets/charts/8-convolution.js']);
  expect([plot.getAttribute('role'), plot.getAttribute('aria-label')]).toEqual(['group', 'words']);
  expect(one(document, 'figure.drawn > img').getAttribute('src')).toBe('a.svg');
  expect(drawn.map(({ place }) => place)).toEqual([plot]);
});

test('drawFigure changes a chart that stands there, and does not make another', async () => {
  const { document, window } = openPage('<div class="output"></div>');
  Object.assign(window, { Plotly: plotly });
  const element = one(document, '.output');
  drawn.length = 0;
  await drawFigure(element, figure, 'one');
  await drawFigure(element, figure, 'two');
  expect(element.querySelectorAll('.plot')).toHaveLength(1);
  expect(one(element, '.plot').getAttribute('aria-label')).toBe('two');
  expect(drawn[0]?.place).toBe(drawn[1]?.place);
});

test('drawFigure lets the keyboard reach a chart that is wider than its place, and no other', async () => {
  const { document, window } = openPage('<div class="output"></div>');
  Object.assign(window, { Plotly: plotly });
  const element = one(document, '.output');
  // A page without a layout has no room at all.
  await drawFigure(element, { ...figure, layout: { ...figure.layout, meta: { width: 640, least: 520 } } }, 'wide');
  expect(one(element, '.plot').getAttribute('tabindex')).toBe('0');
  await drawFigure(element, figure, 'narrow');
  expect(one(element, '.plot').hasAttribute('tabindex')).toBe(false);
});

test('figureOf finds a figure among the forms of an output, and takes nothing else for one', () => {
  expect(figureOf({ 'application/vnd.plotly.v1+json': figure })).toEqual(figure);
  expect(figureOf({ 'application/vnd.plotly.v1+json': '{}' })).toBeUndefined();
  expect(figureOf({ 'text/plain': 'a' })).toBeUndefined();
});
