import { fitLayout, inLines } from '../../../../lib/book/site/client/fit-figure';

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
    title: { text: 'Loss over the epochs of a longer<br>training', xref: 'container' },
    margin: { t: 60 + 22 },
    height: 420 + 22,
  });
});

test('fitLayout keeps cells square: the drawing of 600 by 300 shrinks to 300 by 150', () => {
  const square = { ...layout, title: undefined, yaxis: { scaleanchor: 'x' } };
  expect(fitLayout(square, 420)).toMatchObject({ width: 420, height: 60 + 150 + 60 });
});
