import { isRecord } from '../parts/record';

/** The pixels that a letter of a title takes, on average. */
const LETTER = 8.6;
const LINE = 22;

const AT_EDGE = { x: 0, xref: 'container', pad: { t: 12, l: 8 } };

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

/**
 * A layout for a place of so many pixels: never wider than the figure's own width, with its title in several lines
 * where one is too short, and, if its cells are square, only as high as they then are.
 *
 * @param layout as the library's figures have it, with their own width in `meta.width`
 */
export function fitLayout(layout: Readonly<Record<string, unknown>>, room: number): Record<string, unknown> {
  const { meta, title, yaxis, margin } = layout;
  const own = numberOr(isRecord(meta) ? meta.width : layout.width, 720);
  const width = Math.min(own, room);
  const [left, right, top, bottom] = ['l', 'r', 't', 'b'].map((side) =>
    numberOr(isRecord(margin) ? margin[side] : undefined, 60),
  ) as [number, number, number, number];
  const full = numberOr(layout.height, 420);
  const shrunk = (width - left - right) / (own - left - right);
  const square = isRecord(yaxis) && yaxis.scaleanchor !== undefined;
  const height = square ? top + bottom + (full - top - bottom) * Math.min(1, shrunk) : full;
  const text = isRecord(title) && typeof title.text === 'string' ? title.text : '';
  const lines = text.includes('<')
    ? [text]
    : inLines(text, Math.floor((width - (width < own ? 16 : left + 16)) / LETTER));
  const more = (lines.length - 1) * LINE;
  return {
    ...layout,
    width,
    height: Math.round(height + more),
    margin: { ...(isRecord(margin) ? margin : {}), t: top + more },
    // Long names at the axis push the drawing to the right: a narrow chart's title then begins at its edge.
    ...(isRecord(title) && { title: { ...title, text: lines.join('<br>'), ...(width < own && AT_EDGE) } }),
  };
}
