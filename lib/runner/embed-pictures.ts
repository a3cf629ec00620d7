import { PLOTLY_MIME } from '../display/figure-bundle';
import type { Data, Layout } from 'plotly.js';
import { isJsonObject, type JsonObject, type Notebook } from './notebook';

/** The parts of a figure that a picture of it needs. */
export interface DrawnFigure {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
}

/** A picture of one chart of a notebook. */
export interface Picture {
  /** File name, for example `3-visualize-2-sample-of-digits.png`. */
  readonly name: string;
  readonly png: Uint8Array;
}

export type Render = (figure: DrawnFigure) => Promise<{ readonly png: Uint8Array }>;

function isFigure(value: unknown): value is DrawnFigure {
  return isJsonObject(value) && Array.isArray(value.data) && isJsonObject(value.layout);
}

/** Words in small letters joined by hyphens, for a file name: `Loss, by epoch` gives `loss-by-epoch`. */
export function slug(title: string): string {
  const words = title.replace(/<[^>]*>/g, ' ').normalize('NFKD').replace(/[^\x00-\x7f]/g, '').toLowerCase();
  return (words.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60).replace(/-$/, '');
}

/** Plotly allows the title as a string or as an object with a text. */
function titleOf({ layout }: DrawnFigure): string {
  const title: unknown = layout.title;
  if (typeof title === 'string') return title;
  return isJsonObject(title) && typeof title.text === 'string' ? title.text : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A display bundle whose HTML is the picture itself, so that it shows without any script. */
function withImage(data: JsonObject, png: Uint8Array): JsonObject {
  const alt = typeof data['text/plain'] === 'string' ? data['text/plain'] : '';
  const base64 = Buffer.from(png).toString('base64');
  const html = `<img alt="${escaped(alt)}" src="data:image/png;base64,${base64}" style="max-width: 100%">`;
  return { ...data, 'text/html': html };
}

/**
 * Draws every Plotly figure among a notebook's outputs, and puts the picture in place of its HTML.
 *
 * The text alternative of the picture is the output's plain text. PNG and not SVG, because sites that
 * show notebooks filter SVG, and because its text then needs no font where it is shown.
 *
 * @param name the notebook's name without its ending, with which the pictures' names begin
 * @param render draws one figure
 * @returns the notebook with its pictures, and the pictures as files, in order
 * @throws Error that names the output, if it is no figure or cannot be drawn
 */
export async function embedPictures(
  notebook: Notebook,
  name: string,
  render: Render,
): Promise<{ readonly notebook: Notebook; readonly pictures: readonly Picture[] }> {
  const pictures: Picture[] = [];

  const drawn = async (output: unknown, cell: number): Promise<unknown> => {
    if (!isJsonObject(output) || !isJsonObject(output.data) || !(PLOTLY_MIME in output.data)) return output;
    const figure = output.data[PLOTLY_MIME];
    const where = `drawing chart ${pictures.length + 1} of ${name}, in cell ${cell}`;
    if (!isFigure(figure)) throw new TypeError(`${where}: expected an object with data and layout`);
    let png: Uint8Array;
    try {
      ({ png } = await render(figure));
    } catch (error) {
      throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    const parts = [name, String(pictures.length + 1), slug(titleOf(figure))];
    pictures.push({ name: `${parts.filter((part) => part !== '').join('-')}.png`, png });
    return { ...output, data: withImage(output.data, png) };
  };

  const cells = [];
  for (const [i, cell] of notebook.cells.entries()) {
    if (cell.type !== 'code') {
      cells.push(cell);
      continue;
    }
    const outputs: unknown[] = [];
    for (const output of cell.outputs) outputs.push(await drawn(output, i + 1));
    cells.push({ ...cell, outputs });
  }
  return { notebook: { ...notebook, cells }, pictures };
}
