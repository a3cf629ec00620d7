import type { FigureJson } from '../parts/outputs';
import { isRecord } from '../parts/record';

/** Width of a letter and height of a line, as shares of the size of the font. */
const LETTER = 0.56;
const LINE = 1.25;
/** Size of a caption that says none. */
const FONT = 13;
/** Pixels that part the captions of two neighbours. */
const APART = 5;
/** Pixels of a cell on the screen, where there is room. */
const LARGEST = 3;

/** How pictures stand side by side in one drawing, as the library's figures say it: lengths in cells. */
interface Grid {
  readonly size: number;
  readonly gap: number;
  /** Height above each picture, in which its caption stands. */
  readonly caption: number;
  readonly columns: number;
  /** Neighbours that stay in one row. */
  readonly together: number;
}

function gridOf({ meta }: FigureJson['layout']): Grid | undefined {
  if (!isRecord(meta) || !isRecord(meta.tiles)) return undefined;
  const { tiles } = meta;
  const length = (name: keyof Grid, otherwise = 0): number => {
    const given = tiles[name] ?? otherwise;
    return typeof given === 'number' ? given : 0;
  };
  const grid = {
    size: length('size'),
    gap: length('gap'),
    caption: length('caption'),
    columns: length('columns'),
    together: length('together', 1),
  };
  return Object.values(grid).every((each) => each > 0) ? grid : undefined;
}

/** Pixels of a margin at two of its sides. */
function marginOf({ margin }: FigureJson['layout'], one: string, other: string): number {
  return isRecord(margin) ? Number(margin[one] ?? 0) + Number(margin[other] ?? 0) : 0;
}

/** Columns in which each caption stands above its own picture, without touching its neighbours. */
function columnsFor(captions: readonly string[], font: number, grid: Grid, room: number): number {
  const { size, gap, caption, columns, together } = grid;
  const lines = captions.map((text) => text.split('<br>'));
  const letters = Math.max(...lines.flat().map((line) => line.length));
  const high = Math.max(...lines.map((each) => each.length));
  // As large as the longest line is wide, and as all lines are high: the last one without the room below it.
  const wide = (letters * LETTER * font + APART) / (size + gap);
  const cell = Math.min(LARGEST, Math.max(wide, (font * (1 + LINE * (high - 1))) / caption));
  const fitting = Math.floor((room / cell + gap) / (size + gap));
  return Math.min(columns, Math.max(together, fitting - (fitting % together)));
}

const isCells = (value: unknown): value is readonly (readonly unknown[])[] =>
  Array.isArray(value) && value.every(Array.isArray);

/**
 * Sets the pictures of a figure in fewer columns and more rows where its place is too narrow for their captions;
 * other figures, and those with room, stay as they are.
 *
 * @param figure as the library makes it: one or more heatmaps of all pictures, and one trace of text with the captions
 * @param room width of the place, in pixels
 */
export function reflowTiles(figure: FigureJson, room: number): FigureJson {
  const { data, layout } = figure;
  const grid = gridOf(layout);
  const { meta, xaxis, yaxis } = layout;
  const words = data.find((trace) => isRecord(trace) && trace.mode === 'text' && Array.isArray(trace.text));
  if (!grid || !isRecord(words) || !isRecord(xaxis) || !isRecord(yaxis)) return figure;
  const captions = (words.text as readonly unknown[]).map(String);
  const font = isRecord(words.textfont) && typeof words.textfont.size === 'number' ? words.textfont.size : FONT;
  const [beside, above] = [marginOf(layout, 'l', 'r'), marginOf(layout, 't', 'b')];
  const columns = columnsFor(captions, font, grid, room - beside);
  if (columns >= grid.columns) return figure;

  const { size, gap, caption } = grid;
  const placed = (tile: number, across: number): { top: number; left: number } => ({
    top: Math.floor(tile / across) * (size + caption) + caption,
    left: (tile % across) * (size + gap),
  });
  const rows = Math.ceil(captions.length / columns);
  const [wide, high] = [columns * (size + gap) - gap, rows * (size + caption)];
  const moved = (cells: readonly (readonly unknown[])[]): unknown[][] => {
    const z = Array.from({ length: high }, () => new Array<unknown>(wide).fill(null));
    for (let tile = 0; tile < captions.length; tile++) {
      const [from, to] = [placed(tile, grid.columns), placed(tile, columns)];
      for (let row = 0; row < size; row++) {
        const line = cells[from.top + row]?.slice(from.left, from.left + size) ?? [];
        z[to.top + row]?.splice(to.left, line.length, ...line);
      }
    }
    return z;
  };
  const centres = captions.map((_, tile) => placed(tile, columns));
  return {
    data: data.map((trace) => {
      if (!isRecord(trace)) return trace;
      if (trace === words) {
        return {
          ...trace,
          x: centres.map((place) => place.left + (size - 1) / 2),
          y: centres.map(({ top }) => top - caption / 2 - 0.5),
        };
      }
      return isCells(trace.z) ? { ...trace, z: moved(trace.z) } : trace;
    }),
    layout: {
      ...layout,
      height: above + high * LARGEST,
      xaxis: { ...xaxis, range: [-0.5, wide - 0.5] },
      yaxis: { ...yaxis, range: [high - 0.5, -0.5] },
      meta: { ...(isRecord(meta) ? meta : {}), width: wide * LARGEST + beside },
    },
  };
}
