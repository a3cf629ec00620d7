import { PIXELS } from '../../lib/digits/data/digits';
import { sampleGrid } from '../../lib/digits/figures/charts/sample-grid';
import { renderFigure } from '../../lib/pictures/render';
import { ALL } from '../digits/figures/all';
import { decode } from './helpers';

// On a busy machine a large picture takes its time.
jest.setTimeout(30_000);

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
    for (const [x, y] of [
      [0, 0],
      [2, 2],
    ] as const) {
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
  expect(sizes).toEqual([
    [600, 400],
    [300, 200],
    [300, 150],
  ]);
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

test.each(Object.entries(ALL))(
  '%s is drawn with its title and without a complaint of plotly.js',
  async (_, figure) => {
    const complaints = ['warn', 'error', 'trace'].map((name) =>
      jest.spyOn(console, name as 'warn').mockImplementation(() => undefined),
    );
    const { svg, png } = await renderFigure(figure);
    for (const complaint of complaints) {
      expect(complaint).not.toHaveBeenCalled();
      complaint.mockRestore();
    }
    expect(svg).toContain(figure.layout.title?.text);
    expect(svg).not.toMatch(/NaN|Infinity|TOBESTRIPPED/);
    expect(png.length).toBeGreaterThan(5000);
    expect(png.length).toBeLessThan(300_000);
  },
  60_000,
);

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
    new RangeError('drawing a picture: expected a positive scale, found 0'),
  );
  await expect(renderFigure(figure, { width: NaN })).rejects.toThrow('expected a positive width, found NaN');
});

test('renderFigure refuses a picture that would fill the memory', async () => {
  const figure = { data: [], layout: { width: 30_000, height: 30_000 } };
  await expect(renderFigure(figure)).rejects.toThrow(
    new RangeError('drawing a picture: expected at most 50000000 pixels, found 30000 x 30000, times 2 each way'),
  );
});

test('renderFigure draws a figure without a layout', async () => {
  const { png } = await renderFigure({ data: [{ type: 'bar', y: [1], marker: { color: '#ff0000' } }] }, { scale: 1 });
  expect(decode(png).count('#ff0000')).toBeGreaterThan(1000);
});

const RED = '#ff0000';
const series = { x: [1, 2, 3], y: [1, 2, 3], mode: 'markers' as const, marker: { color: RED, size: 20 } };

test('renderFigure draws scattergl with as many points as scatter', async () => {
  const [gl, svg] = await Promise.all(
    (['scattergl', 'scatter'] as const).map((type) => renderFigure({ data: [{ ...series, type }] }, { scale: 1 })),
  );
  expect(decode(gl?.png ?? Buffer.of()).count(RED)).toBeGreaterThan(500);
  expect(gl?.svg.match(/class="point"/g)).toHaveLength(3);
  expect(gl?.png).toEqual(svg?.png);
});

/** Charts for which plotly.js measures lines, which jsdom cannot; and what their drawing has to show. */
const grid = [
  [1, 2, 3],
  [3, 2, 1],
  [1, 3, 2],
];
test.each<[string, Parameters<typeof renderFigure>[0], RegExp]>([
  [
    'an annotation with an arrow',
    { data: [{ y: [1, 3] }], layout: { annotations: [{ text: 'best', x: 1, y: 3 }] } },
    />best</,
  ],
  ['a violin', { data: [{ type: 'violin', y: [1, 2, 2, 3, 5] }] }, /class="violin/],
  [
    'a contour with labels',
    { data: [{ type: 'contour', z: grid, contours: { showlabels: true } }] },
    /class="contourlabels"><text/,
  ],
])('renderFigure draws %s', async (_, figure, shown) => {
  const { svg } = await renderFigure(figure, { scale: 1 });
  expect(svg).toMatch(shown);
  expect(svg).not.toMatch(/NaN/);
});

const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('renderFigure draws an image that is in the figure itself', async () => {
  const images = [{ source: DOT, x: 0, y: 1, sizex: 1, sizey: 1, opacity: 1 }];
  const { svg } = await renderFigure({ data: [], layout: { images } }, { scale: 1 });
  expect(svg).toContain(`xlink:href="${DOT}"`);
});

test.each([
  ['surface', /kind surface needs WebGL/],
  ['scatter3d', /kind scatter3d needs WebGL/],
  ['splom', /kind splom needs WebGL/],
  ['parcoords', /kind parcoords needs WebGL/],
  ['choropleth', /kind choropleth needs maps from the network/],
  ['scattermap', /kind scattermap needs maps from the network|WebGL/],
  ['scattermapbox', /plotly\.js knows no chart of the kind scattermapbox/],
])('renderFigure says why it draws no %s', async (type, reason) => {
  // As a notebook holds it: the types of plotly.js do not know them all.
  const figure = JSON.parse(JSON.stringify({ data: [{ type, z: grid }] })) as Parameters<typeof renderFigure>[0];
  await expect(renderFigure(figure)).rejects.toThrow(reason);
});

test('renderFigure says what a figure asks the network for, and draws the next', async () => {
  const images = [{ source: 'https://localhost/x.png', x: 0, y: 1, sizex: 1, sizey: 1 }];
  await expect(renderFigure({ data: [], layout: { images } })).rejects.toThrow('it asks for https://localhost/x.png');
  await expect(renderFigure({ data: [] })).resolves.toMatchObject({ width: 720, height: 420 });
});

test('renderFigure keeps the background of a figure that has one, and its colour of text', async () => {
  const font = { color: '#fafafa' };
  const own = await renderFigure({ data: [], layout: { paper_bgcolor: '#101010', font, title: { text: 'white' } } });
  expect(decode(own.png).at(1, 1)).toBe('#101010');
  expect(own.svg).toContain('fill: rgb(250, 250, 250)');
  for (const clear of ['rgba(0, 0, 0, 0)', 'transparent']) {
    const { png } = await renderFigure({ data: [], layout: { paper_bgcolor: clear, font } });
    expect(decode(png).at(1, 1)).toBe('#ffffff');
  }
});
