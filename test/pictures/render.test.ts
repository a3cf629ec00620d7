import { Resvg } from '@resvg/resvg-js';

import { PIXELS } from '../../lib/data/digits';
import { sampleGrid } from '../../lib/figures';
import { renderFigure } from '../../lib/pictures/render';
import { ALL } from '../figures/all';

/** The pixels of a PNG, decoded by drawing it. */
function decode(png: Buffer) {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  return { width, height, at: (x: number, y: number) => `#${pixels.toString('hex', 4 * (y * width + x), 4 * (y * width + x) + 3)}` };
}

/** One digit, whose pixels are ink and paper in turn. */
const CHECKERS = {
  images: Uint8Array.from({ length: PIXELS }, (_, at) => ((at + Math.floor(at / 28)) % 2 === 0 ? 255 : 0)),
  labels: Uint8Array.of(8),
  count: 1,
};

test('renderFigure draws every pixel of a digit crisp and in its place', async () => {
  const figure = sampleGrid(CHECKERS, [0]);
  const picture = decode((await renderFigure(figure, { scale: 1 })).png);
  const { l = 0, t = 0 } = figure.layout.margin ?? {};
  // A pixel of the image takes 3 x 3 of the picture; its caption takes 7 of them above.
  const wrong = [];
  for (let at = 0; at < PIXELS; at++) {
    const [row, column] = [Math.floor(at / 28), at % 28];
    const expected = CHECKERS.images[at] === 255 ? '#000000' : '#e2e2e2';
    for (const [x, y] of [[0, 0], [2, 2]] as const) {
      const found = picture.at(l + 3 * column + x, t + 3 * (row + 7) + y);
      if (found !== expected) wrong.push({ row, column, x, y, found, expected });
    }
  }
  expect(wrong).toEqual([]);
});

test('renderFigure gives a picture of the size asked for, times the scale', async () => {
  const figure = { data: [], layout: { width: 300, height: 200 } };
  const sizes = [];
  for (const options of [{}, { scale: 1 }, { width: 100, height: 50, scale: 3 }]) {
    const { width, height } = decode((await renderFigure(figure, options)).png);
    sizes.push([width, height]);
  }
  expect(sizes).toEqual([[600, 400], [300, 200], [300, 150]]);
});

test('renderFigure draws a figure that fits itself to the page in its own width', async () => {
  const { layout } = sampleGrid(CHECKERS, [0]);
  const { width, height } = decode((await renderFigure({ data: [], layout }, { scale: 1 })).png);
  expect([width, height]).toEqual([(layout.meta as { width: number }).width, layout.height]);
});

test('renderFigure writes the title of a figure with a scale of colours on the picture', async () => {
  const { svg } = await renderFigure(ALL.confusionHeatmap ?? { data: [], layout: {} });
  // plotly.js moves titles by this attribute.
  expect(/<text class="gtitle"[^>]*>/.exec(svg)?.[0]).not.toContain('transform');
});

test('renderFigure paints the background, white unless told otherwise', async () => {
  const figure = { data: [], layout: {} };
  expect(decode((await renderFigure(figure)).png).at(1, 1)).toBe('#ffffff');
  expect(decode((await renderFigure(figure, { background: '#112233' })).png).at(1, 1)).toBe('#112233');
});

test('renderFigure leaves the figure as it was', async () => {
  const figure = ALL.lossCurves;
  const before = JSON.stringify(figure);
  if (figure) await renderFigure(figure);
  expect(JSON.stringify(figure)).toBe(before);
});

test('renderFigure gives the same picture twice', async () => {
  const figure = { data: [{ type: 'bar' as const, y: [1, 2] }], layout: {} };
  const [one, two] = [await renderFigure(figure), await renderFigure(figure)];
  expect(one.png.equals(two.png)).toBe(true);
});

test.each(Object.entries(ALL))('%s is drawn with its title and without a complaint of plotly.js', async (_, figure) => {
  const complaints = ['warn', 'error', 'trace'].map((name) => jest.spyOn(console, name as 'warn').mockImplementation(() => undefined));
  const { svg, png } = await renderFigure(figure);
  for (const complaint of complaints) {
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();
  }
  expect(svg).toContain(figure.layout.title?.text);
  expect(svg).not.toMatch(/NaN|Infinity|TOBESTRIPPED/);
  expect(png.length).toBeGreaterThan(5000);
  expect(png.length).toBeLessThan(300_000);
}, 60_000);

test('renderFigure keeps the title of the y axis clear of the numbers beside it', async () => {
  const yaxis = { title: { text: 'people', standoff: 10 }, automargin: true, tickformat: ',d' };
  const figure = { data: [{ type: 'bar' as const, y: [1234567, 2345678] }], layout: { yaxis } };
  const { svg } = await renderFigure(figure);
  const x = (kind: RegExp) => Array.from(svg.matchAll(kind), (match) => Number(match[1]));
  const [title = NaN] = x(/class="ytitle"[^>]*? x="([-\d.]+)"/g);
  const [tick = NaN] = x(/class="ytick"><text[^>]*? x="([-\d.]+)"/g);
  // `2,000,000` in 12 pixels is 7 digits of 0.572 em and 2 commas of 0.245 em: about 54 pixels.
  expect(tick - title).toBeGreaterThan(54);
  expect(title).toBeGreaterThan(0);
});

test('renderFigure refuses sizes that are none', async () => {
  const figure = { data: [], layout: {} };
  await expect(renderFigure(figure, { scale: 0 })).rejects.toThrow(
    new RangeError('Drawing a picture: expected a positive scale, found 0'),
  );
  await expect(renderFigure(figure, { width: NaN })).rejects.toThrow('expected a positive width, found NaN');
});
