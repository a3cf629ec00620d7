import { bookPicture } from '../../../../lib/book/site/parts/picture';
import { renderFigure } from '../../../../lib/pictures/render';
import { classBalance } from '../../../../lib/digits/figures/charts/class-balance';

const svg = (name: string): string =>
  '<svg class="main-svg" style="" viewBox="0 0 9 9">' +
  '<rect x="0" y="0" width="9" height="9" style="fill: rgb(255, 255, 255); fill-opacity: 1;"/>' +
  `<defs id="defs-${name}"><clipPath id="clip${name}xy"/></defs><g clip-path="url(#clip${name}xy)">` +
  `<image image-rendering="optimizeSpeed" xlink:href="data:image/png;base64,${name}"/></g></svg>`;

test('bookPicture is the same whatever names were drawn, and leaves images as they are', () => {
  const [one, other] = ['24b4c3', 'aaaaaa'].map((name) => bookPicture(svg(name), 'words'));
  expect(one?.replace('base64,24b4c3', '')).toBe(other?.replace('base64,aaaaaa', ''));
  expect(one).toContain('<g clip-path="url(#clipn0-xy)">');
});

test('bookPicture has the words, no ground, and colours for a dark page', () => {
  const picture = bookPicture(svg('24b4c3'), 'a < b');
  expect(picture).toContain('<title>a &lt; b</title>');
  expect(picture).not.toContain('<rect');
  expect(picture).toContain('<image style="image-rendering: pixelated"');
  expect(picture).toContain('@media (prefers-color-scheme: dark){');
  expect(picture).toContain('[style*="fill: rgb(77, 77, 77)"]{fill:#b9b6af!important}');
});

test('bookPicture of a chart that is drawn twice is the same text', async () => {
  const figure = classBalance([3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
  const drawn = [await renderFigure(figure, { scale: 0.1 }), await renderFigure(figure, { scale: 0.1 })];
  const [one, other] = drawn.map((picture) => bookPicture(picture.svg, 'words'));
  expect(one).toBe(other);
});
