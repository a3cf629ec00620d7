import { fitFigure, fitLayout, inLines, legendRows } from '../../../../lib/book/site/client/fit-figure';

const layout = {
  meta: { width: 720 },
  height: 420,
  margin: { l: 60, r: 60, t: 60, b: 60 },
  title: { text: 'Loss over the epochs of a longer training' },
};

test('inLines breaks between words only', () => {
  expect(inLines('one two three', 7)).toEqual(['one two', 'three']);
  expect(inLines('unbreakable', 3)).toEqual(['unbreakable']);
});

test('fitLayout leaves a chart its own size where there is room', () => {
  expect(fitLayout(layout, 1000)).toMatchObject({ width: 720, height: 420, title: layout.title });
});

test('fitLayout makes a chart as narrow as its place, and puts its title in lines', () => {
  expect(fitLayout(layout, 340)).toMatchObject({
    width: 340,
    // (340 - 16) / 8.6 letters: 37 in a line, so two lines.
    // Plotly sets the middle of the lines where one would be: half a line lower, the first is whole.
    title: { text: 'Loss over the epochs of a longer<br>training', xref: 'container', pad: { t: 12 + 11 } },
    margin: { t: 60 + 22 },
    height: 420 + 22,
  });
});

test('fitLayout keeps cells square: the drawing of 600 by 300 shrinks to 300 by 150', () => {
  const square = { ...layout, title: undefined, yaxis: { scaleanchor: 'x' } };
  expect(fitLayout(square, 420)).toMatchObject({ width: 420, height: 60 + 150 + 60 });
});

test('legendRows counts one row where all names have room, else columns as wide as the longest', () => {
  expect(legendRows(['loss', 'accuracy'], 300)).toBe(1);
  // 45 + 19 x 7 = 178 for the longest.
  expect(legendRows(['as often as it says', 'ANN, 30 epochs', 'CNN'], 270)).toBe(3);
  expect(legendRows(['as often as it says', 'ANN, 30 epochs', 'CNN'], 380)).toBe(2);
});

const named = (names: readonly string[]) => names.map((name) => ({ type: 'scatter', name }));
const legend = { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom' };
const names = ['one of the models', 'another of the models', 'the third of the models'];

test('fitFigure makes room for the rows of a legend between title and drawing', () => {
  const figure = {
    data: [...named(names), { type: 'scatter', name: 'unseen', showlegend: false }],
    layout: { ...layout, title: { text: 'Short' }, showlegend: true, legend, margin: { ...layout.margin, t: 84 } },
  };
  // Three rows of 19 and 8 pixels, where 84 - 34 were.
  expect(fitFigure(figure, 340).layout).toMatchObject({ height: 420 + 15, margin: { t: 84 + 15 }, legend });
  expect(fitFigure(figure, 720).layout).toMatchObject({ height: 420, margin: { t: 84 } });
});

test('fitFigure puts a legend below the drawing at the end of the figure, under the whole axis', () => {
  const figure = {
    data: named(names),
    layout: { ...layout, title: { text: 'Short' }, showlegend: true, legend: { ...legend, y: -0.24, yanchor: 'top' } },
  };
  const fitted = fitFigure(figure, 340).layout;
  expect(fitted).toMatchObject({ legend: { y: 0, yref: 'container', yanchor: 'bottom' }, height: 420 + 19 });
  expect(fitted).toMatchObject({ margin: { t: 60, b: 104 + 3 * 19 } });
});

test('fitLayout makes no figure narrower than can be read: it is moved inside its place', () => {
  const wide = { ...layout, meta: { width: 720, least: 520 } };
  expect(fitLayout(wide, 340)).toMatchObject({ width: 520, dragmode: false });
  // Its title is seen whole all the same.
  expect(fitLayout(wide, 340).title).toMatchObject({ text: 'Loss over the epochs of a longer<br>training' });
  expect(fitLayout(wide, 600)).toMatchObject({ width: 600 });
  expect(fitLayout(wide, 600)).not.toHaveProperty('dragmode');
});
