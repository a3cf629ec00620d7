import type { FigureJson } from '../parts/outputs';
import { isRecord } from '../parts/record';
import { reflowTiles } from './reflow-tiles';

/** The pixels that a letter of a title takes, on average. */
const LETTER = 8.6;
const LINE = 22;

/** Pixels of a legend: a letter, the mark before the letters with the room after them, and a row. */
const LEGEND = { letter: 7, mark: 45, row: 19 };
/** Height of a title of one line with the room round it, and of an axis with turned numbers and its own title. */
const TITLE_HEIGHT = 34;
const AXIS_HEIGHT = 104;

const numberOr = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** Words in lines of at most so many letters, where a word is no longer than that. */
export function inLines(text: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** How many rows a legend of these names has in so many pixels: Plotly gives all the room of the longest. */
export function legendRows(names: readonly string[], room: number): number {
  const widths = names.map((name) => LEGEND.mark + name.length * LEGEND.letter);
  if (widths.reduce((sum, width) => sum + width, 0) <= room) return 1;
  return Math.ceil(names.length / Math.max(1, Math.floor(room / Math.max(...widths))));
}

/** A figure for a place of so many pixels, see `reflowTiles` and `fitLayout`. */
export function fitFigure(figure: FigureJson, room: number): FigureJson {
  const { data, layout } = reflowTiles(figure, room);
  const names = data.flatMap((trace) =>
    isRecord(trace) && trace.showlegend !== false && typeof trace.name === 'string' ? [trace.name] : [],
  );
  return { data, layout: fitLayout(layout, room, names) };
}

/**
 * A layout for a place of so many pixels: never wider than the figure's own width, with its title in several lines
 * where one is too short, room for the rows of its legend, and, if its cells are square, only as high as they then
 * are. A figure that nobody could read so narrow is wider than its place, as its `meta.least` says.
 *
 * @param layout as the library's figures have it, with their own width in `meta.width`
 * @param names what stands in its legend
 */
export function fitLayout(
  layout: Readonly<Record<string, unknown>>,
  room: number,
  names: readonly string[] = [],
): Record<string, unknown> {
  const { meta, title, yaxis, margin } = layout;
  const own = numberOr(isRecord(meta) ? meta.width : layout.width, 720);
  const least = numberOr(isRecord(meta) ? meta.least : undefined, 0);
  const width = Math.min(own, Math.max(room, least));
  const [left, right, top, bottom] = ['l', 'r', 't', 'b'].map((side) =>
    numberOr(isRecord(margin) ? margin[side] : undefined, 60),
  ) as [number, number, number, number];
  const full = numberOr(layout.height, 420);
  const shrunk = (width - left - right) / (own - left - right);
  const square = isRecord(yaxis) && yaxis.scaleanchor !== undefined;
  const height = square ? top + bottom + (full - top - bottom) * Math.min(1, shrunk) : full;
  const text = isRecord(title) && typeof title.text === 'string' ? title.text : '';
  const seen = Math.min(width, room);
  const isNarrow = seen < own;
  const lines = text.includes('<') ? [text] : inLines(text, Math.floor((seen - (isNarrow ? 16 : left + 16)) / LETTER));
  const more = (lines.length - 1) * LINE;
  const legend = isNarrow ? fitLegend(layout, names, { top, width: width - left - right }) : { more: 0 };
  return {
    ...layout,
    width,
    height: Math.round(height + more + legend.more),
    margin: {
      ...(isRecord(margin) ? margin : {}),
      t: top + more + (legend.bottom === undefined ? legend.more : 0),
      ...(legend.bottom !== undefined && { b: legend.bottom }),
    },
    ...(legend.layout && { legend: legend.layout }),
    // A finger moves what is wider than the page.
    ...(width > room && { dragmode: false }),
    // Plotly puts the middle of the lines where a single one would be. Long names at the axis push the drawing to the
    // right: a narrow chart's title then begins at its edge.
    ...(isRecord(title) && {
      title: {
        ...title,
        text: lines.join('<br>'),
        ...(lines.length > 1 && { pad: { t: 12 + more / 2 } }),
        ...(isNarrow && { x: 0, xref: 'container', pad: { t: 12 + more / 2, l: 8 } }),
      },
    }),
  };
}

/** What the rows of a legend change. */
interface FittedLegend {
  /** By how much the figure becomes higher. */
  readonly more: number;
  /** The margin below the drawing, if the legend stands there. */
  readonly bottom?: number;
  readonly layout?: Readonly<Record<string, unknown>>;
}

function fitLegend(
  { legend, showlegend }: Readonly<Record<string, unknown>>,
  names: readonly string[],
  { top, width }: { readonly top: number; readonly width: number },
): FittedLegend {
  if (!isRecord(legend) || showlegend !== true || names.length === 0) return { more: 0 };
  const height = legendRows(names, width) * LEGEND.row;
  if (legend.yanchor === 'bottom') return { more: Math.max(0, height + 8 - (top - TITLE_HEIGHT)) };
  // Below the axis, whose height nobody knows: at the end of the figure.
  const layout = { ...legend, y: 0, yref: 'container', yanchor: 'bottom' };
  return { layout, bottom: AXIS_HEIGHT + height, more: Math.max(0, height - 2 * LEGEND.row) };
}
