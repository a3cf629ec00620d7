import { defaultColumns, tileLayout, type Tiles, tileTraces, zoomed } from '../../../lib/digits/figures/tiles';

/** Tiles whose pixels tell their tile, row and column: 100 x tile + 10 x row + column. */
const numbered = (count: number, size: number, columns: number): Tiles => ({
  size,
  captions: Array.from({ length: count }, (_, tile) => `tile ${tile}`),
  columns,
  pixel: (tile, row, column) => 100 * tile + 10 * row + column,
});

test.each([
  [1, 5, 5],
  [25, 5, 5],
  [26, 5, 6],
  [100, 1, 8],
  [5, 1, 3],
])('defaultColumns of %i tiles, at least %i, are %i', (tiles, least, columns) => {
  expect(defaultColumns(tiles, least)).toBe(columns);
});

test('zoomed repeats each pixel by a whole factor, up to the size of a digit', () => {
  const { size, pixel } = zoomed(numbered(1, 3, 1));
  // 28 = 9 x 3 + 1.
  expect(size).toBe(27);
  expect([pixel(0, 0, 0), pixel(0, 8, 8), pixel(0, 9, 8), pixel(0, 26, 26)]).toEqual([0, 0, 10, 22]);
  expect(zoomed(numbered(1, 28, 1)).size).toBe(28);
});

test('tileTraces puts every pixel into one heatmap, gaps of null between, and a caption above each tile', () => {
  const [heatmap, captions] = tileTraces(numbered(3, 2, 2), {});
  const z = heatmap && 'z' in heatmap ? (heatmap.z as (number | null)[][]) : [];
  // Two rows of tiles, each below 7 cells of caption; two tiles of 2 cells, 3 apart.
  expect(z.map((row) => row.length)).toEqual(Array(2 * (7 + 2)).fill(7));
  expect([z[7], z[8], z[16], z[17]]).toEqual([
    [0, 1, null, null, null, 100, 101],
    [10, 11, null, null, null, 110, 111],
    [200, 201, null, null, null, null, null],
    [210, 211, null, null, null, null, null],
  ]);
  expect(z.slice(0, 7).flat()).toEqual(Array(49).fill(null));
  expect(captions).toMatchObject({ mode: 'text', x: [0.5, 5.5, 0.5], text: ['tile 0', 'tile 1', 'tile 2'] });
});

test('tileLayout makes a wide grid fit a page of a notebook, and leaves room for a title above a narrow one', () => {
  const width = (tiles: Tiles) => (tileLayout('title', tiles).meta as { width: number }).width;
  expect(width(numbered(8, 28, 8))).toBeLessThanOrEqual(840);
  expect(width(numbered(1, 2, 1))).toBe(3 * 121 + 16);
  const [without, below] = [false, true].map((colorBar) => tileLayout('title', numbered(1, 28, 1), { colorBar }));
  expect((below?.height ?? 0) - (without?.height ?? 0)).toBe(54);
});

test('tileLayout says how the tiles stand, in cells, so that a narrow page can set them otherwise', () => {
  // Two lines: 7 + 6 cells above each tile.
  const tiles = { ...numbered(3, 28, 2), captions: ['a<br>b', 'c', 'd'] };
  expect(tileLayout('title', tiles).meta).toMatchObject({ tiles: { size: 28, gap: 3, caption: 13, columns: 2 } });
});

test('tileTraces writes a long caption small, unless its tile is as wide', () => {
  const captions = ['what matters'];
  const sizeOn = (size: number) => tileTraces({ ...numbered(1, size, 1), captions }, {})[1];
  expect(sizeOn(28)).toMatchObject({ textfont: { size: 9 } });
  expect(sizeOn(56)).not.toHaveProperty('textfont');
  // Smaller tiles are enlarged to about the size of a digit, where ten characters have room.
  const short = { ...numbered(1, 24, 1), captions: ['filter 10'] };
  expect(tileTraces(short, {})[1]).not.toHaveProperty('textfont');
});

test('tileTraces leaves out the middle of a line that is wider than its tile, and cuts no HTML', () => {
  const captions = ['choroidal neovascularization<br>as diabetic macular edema', '<b>choroidal neovascularization</b>'];
  const textOf = (columns: number) => {
    const trace = tileTraces({ ...numbered(2, 28, columns), captions }, {})[1];
    return trace && 'text' in trace ? trace.text : undefined;
  };
  expect(textOf(2)).toEqual(['choroida…rization<br>as diabe…ar edema', captions[1]]);
  // In ten columns the tiles are smaller.
  expect(textOf(10)).toEqual(['choroid…zation<br>as diab… edema', captions[1]]);
});

test('tileLayout takes more captions than a function takes arguments', () => {
  expect(tileLayout('many', numbered(200_000, 1, 8)).height).toBeGreaterThan(25_000);
});
