import { reflowTiles } from '../../../../lib/book/site/client/reflow-tiles';
import type { FigureJson } from '../../../../lib/book/site/parts/outputs';
import { tileLayout, tileTraces } from '../../../../lib/digits/figures/tiles';

const SIZE = 28;
/** Tiles of which every pixel tells its tile. */
function grid(captions: readonly string[], columns: number, together?: number): FigureJson {
  const tiles = { size: SIZE, captions, columns, pixel: (tile: number) => tile };
  const layout = tileLayout('title', tiles);
  const { tiles: places } = layout.meta as { tiles: object };
  return {
    data: tileTraces(tiles, {}),
    layout: {
      ...layout,
      meta: { ...(layout.meta as object), ...(together && { tiles: { ...places, together } }) },
    },
  };
}
const captions = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at % 10} as 9<br>(0.98)`);

/** The pictures of a figure, row by row, each as the one value of its pixels, with their captions. */
function shown({ data }: FigureJson): { rows: number[][]; places: [string, number, number][] } {
  const [cells, words] = data as [{ z: (number | null)[][] }, { text: string[]; x: number[]; y: number[] }];
  const rows = cells.z.filter((_, row) => row % (SIZE + 13) === 13).map((line) => [...new Set(line)].filter(isNumber));
  return { rows, places: words.text.map((text, at) => [text, words.x[at] ?? NaN, words.y[at] ?? NaN]) };
}
const isNumber = (value: number | null): value is number => value !== null;

test('reflowTiles sets ten columns of two lines in four on a phone, each picture whole and below its caption', () => {
  const figure = reflowTiles(grid(captions(10), 10), 355);
  const { rows, places } = shown(figure);
  expect(rows).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9],
  ]);
  const [{ z }] = figure.data as [{ z: (number | null)[][] }];
  expect(z.flat().filter((value) => value === 9)).toHaveLength(SIZE * SIZE);
  // The sixth: second row, second column.
  expect(places[5]).toEqual(['5 as 9<br>(0.98)', 31 + 13.5, 41 + 13 - 6.5 - 0.5]);
  expect(figure.layout).toMatchObject({
    xaxis: { range: [-0.5, 4 * 31 - 3 - 0.5] },
    yaxis: { range: [3 * 41 - 0.5, -0.5] },
    height: 3 * 3 * 41 + 44 + 12,
    meta: { width: 3 * (4 * 31 - 3) + 16 },
  });
});

test('reflowTiles keeps more columns where captions are short', () => {
  const labels = Array.from({ length: 10 }, (_, label) => String(label));
  const { layout } = reflowTiles(grid(labels, 10), 355);
  expect((layout.meta as { width: number }).width).toBe(3 * (5 * 31 - 3) + 16);
});

test('reflowTiles keeps pairs in one row', () => {
  const counts = (figure: FigureJson) => shown(figure).rows.map((row) => row.length);
  expect(counts(reflowTiles(grid(captions(8), 8), 250))).toEqual([3, 3, 2]);
  expect(counts(reflowTiles(grid(captions(8), 8, 2), 250))).toEqual([2, 2, 2, 2]);
});

test('reflowTiles leaves a figure that has room, or no tiles, as it is', () => {
  for (const [figure, room] of [
    [grid(captions(10), 10), 716],
    [{ data: [{ type: 'bar', y: [1] }], layout: { meta: { width: 640 } } }, 300],
  ] as const) {
    expect(reflowTiles(figure, room)).toBe(figure);
  }
});
