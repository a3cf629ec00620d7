import type { Data, Layout, PlotData } from 'plotly.js';

import { IMAGE_SIZE } from '../data/digits';
import { extremes } from '../statistics/extremes';
import { COLOR_BAR_HEIGHT, HIDDEN_AXIS, layout, SQUARE_AXES, WIDEST } from './layout';
import { fittedName } from './short-names';

/** Empty cells between two neighbouring tiles, in pixels of the images. */
const GAP = 3;
/** Empty cells above a tile, in which its caption of one line stands, and those for each further line. */
const CAPTION = 7;
const CAPTION_LINE = 6;
/** A line of more characters is written small, so that it stays above its own tile, if that is of a digit's size. */
const MOST_LARGE = 10;
const SMALL = 9;
/** Width of such a character on the screen, about; the middle of a line that is wider than its tile is left out. */
const SMALL_WIDTH = 5.2;
/** Largest size of one pixel of an image on the screen, and the steps in which it becomes smaller. */
const SCREEN_PIXELS = 3;
const SCREEN_STEP = 0.5;
/** Cells from left to right, at least, so that the title above a narrow grid has room. */
const LEAST_WIDTH = 121;
const MARGIN = { l: 8, r: 8, t: 44, b: 12 } as const;

/** Columns for so many tiles: about as many as rows, at least `least`, and no wider than a page of a notebook. */
export function defaultColumns(tiles: number, least: number): number {
  return Math.min(8, Math.max(least, Math.ceil(Math.sqrt(tiles))));
}

/** Square images side by side, as one picture. */
export interface Tiles {
  /** Height and width of one tile, in pixels. */
  readonly size: number;
  /** Above each tile, lines parted by `<br>`; as many captions as tiles. */
  readonly captions: readonly string[];
  readonly columns: number;
  /** Value of a pixel of a tile; null where the page shows through. */
  readonly pixel: (tile: number, row: number, column: number) => number | null;
}

/** Small tiles enlarged by a whole factor, to about the size of a digit. */
export function zoomed(tiles: Tiles): Tiles {
  const factor = Math.max(1, Math.floor(IMAGE_SIZE / tiles.size));
  return {
    ...tiles,
    size: tiles.size * factor,
    pixel: (tile, row, column) => tiles.pixel(tile, Math.floor(row / factor), Math.floor(column / factor)),
  };
}

/**
 * Draws tiles as ONE heatmap, with a cell of null wherever the page shows through, and their captions as one
 * trace of text: a fraction of the time and of the JSON that a subplot for each tile would take.
 */
export function tileTraces(tiles: Tiles, colors: Partial<PlotData>): Data[] {
  const { size, captions, columns } = tiles;
  const { width, height, caption } = gridSize(tiles);
  const z: (number | null)[][] = Array.from({ length: height }, () => Array<number | null>(width).fill(null));
  const most = MOST_LARGE * Math.max(1, size / IMAGE_SIZE);
  const isLong = captions.some((caption) => caption.split('<br>').some((line) => line.length > most));
  const room = Math.max(most, Math.floor(((size + GAP) * screenPixels(tiles)) / SMALL_WIDTH));
  const fitted = captions.map((caption) => {
    // What has other signs of HTML in it cannot be cut.
    return caption
      .split('<br>')
      .map((line) => (line.includes('<') ? line : fittedName(line, room)))
      .join('<br>');
  });
  const x: number[] = [];
  const y: number[] = [];
  captions.forEach((_, tile) => {
    const left = (tile % columns) * (size + GAP);
    const top = Math.floor(tile / columns) * (size + caption) + caption;
    x.push(left + (size - 1) / 2);
    y.push(top - caption / 2 - 0.5);
    for (let row = 0; row < size; row++) {
      const line = z[top + row] ?? [];
      for (let column = 0; column < size; column++) line[left + column] = tiles.pixel(tile, row, column);
    }
  });
  return [
    { type: 'heatmap', z, hovertemplate: '%{z}<extra></extra>', hoverongaps: false, ...colors },
    {
      type: 'scatter',
      mode: 'text',
      x,
      y,
      text: fitted,
      ...(isLong && { textfont: { size: SMALL } }),
      cliponaxis: false,
      hoverinfo: 'skip',
      showlegend: false,
    },
  ];
}

/**
 * Layout of tiles: no axes, square pixels, first row on top, and a size that fits the grid. Many columns make
 * the pixels smaller, so that the picture is no wider than a page of a notebook.
 *
 * @param options whether a scale of colours stands above the tiles
 */
export function tileLayout(
  title: string,
  tiles: Tiles,
  options: { readonly colorBar?: boolean } = {},
): Partial<Layout> {
  const { size, columns } = tiles;
  const { width: used, height, caption } = gridSize(tiles);
  const width = Math.max(used, LEAST_WIDTH);
  const margin = { ...MARGIN, t: MARGIN.t + (options.colorBar === true ? COLOR_BAR_HEIGHT : 0) };
  const pixels = screenPixels(tiles);
  return layout(
    title,
    { ...HIDDEN_AXIS, ...SQUARE_AXES.x, range: [-0.5, width - 0.5] },
    { ...HIDDEN_AXIS, ...SQUARE_AXES.y, range: [height - 0.5, -0.5] },
    {
      // By the tiles, a narrow page can set them in fewer columns.
      meta: { width: width * pixels + margin.l + margin.r, tiles: { size, gap: GAP, caption, columns } },
      height: height * pixels + margin.t + margin.b,
      margin,
    },
  );
}

/** How large a pixel of an image is on the screen, so that the grid fits a page of a notebook. */
function screenPixels(tiles: Tiles): number {
  const width = Math.max(gridSize(tiles).width, LEAST_WIDTH);
  const fitting = Math.floor((WIDEST - MARGIN.l - MARGIN.r) / width / SCREEN_STEP) * SCREEN_STEP;
  return Math.max(1, Math.min(SCREEN_PIXELS, fitting));
}

function gridSize({ size, captions, columns }: Tiles): { width: number; height: number; caption: number } {
  const rows = Math.ceil(captions.length / columns);
  const { most: lines } = extremes(captions.map((caption) => caption.split('<br>').length));
  const caption = CAPTION + (lines - 1) * CAPTION_LINE;
  return { width: columns * (size + GAP) - GAP, height: rows * (size + caption), caption };
}
