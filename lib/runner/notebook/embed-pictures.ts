import { PLOTLY_MIME, STILL_FIGURE } from '@digits/common/protocol';
import { reasonOf, withStillPicture } from '@digits/common/text';
import { type DrawnFigure, type Picture, pictureForms } from '@digits/pictures';

import { isJsonObject, type JsonObject, type Notebook } from './notebook';

/** The file of a picture of one chart of a notebook. */
export interface PictureFile {
  /** File name, for example `3-visualize-2-sample-of-digits.png`. */
  readonly name: string;
  readonly png: Uint8Array;
}

/** Draws a figure; an error says why that cannot be done. */
export type Render = (figure: DrawnFigure) => Promise<Picture>;

/** A notebook in which every chart that can be drawn has its picture. */
export interface Illustrated {
  readonly notebook: Notebook;
  /** The pictures as files, in order. */
  readonly pictures: readonly PictureFile[];
  /** For each chart that could not be drawn, which and why: `chart 2, in cell 5, has no picture: ...`. */
  readonly missing: readonly string[];
}

function isFigure(value: unknown): value is DrawnFigure {
  return isJsonObject(value) && Array.isArray(value.data) && (value.layout === undefined || isJsonObject(value.layout));
}

/** Words in small letters joined by hyphens, for a file name: `Loss, by epoch` gives `loss-by-epoch`. */
export function slug(title: string): string {
  const words = title
    .replace(/<[^>]*>/g, ' ')
    .normalize('NFKD')
    .replace(/[^\x00-\x7f]/g, '')
    .toLowerCase();
  return (words.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 60).replace(/-$/, '');
}

/** Plotly allows the title as a string or as an object with a text. */
function titleOf({ layout }: DrawnFigure): string {
  const title: unknown = layout?.title;
  if (typeof title === 'string') return title;
  return isJsonObject(title) && typeof title.text === 'string' ? title.text : '';
}

/** A display with its picture, and without the HTML that stood in for it: exports would prefer that. */
function withPicture(output: JsonObject, data: JsonObject, picture: Picture): JsonObject {
  const others = Object.fromEntries(Object.entries(data).filter(([mime]) => mime !== 'text/html'));
  const alt = typeof data['text/plain'] === 'string' ? data['text/plain'] : '';
  const forms = pictureForms(picture, alt);
  const metadata = isJsonObject(output.metadata) ? output.metadata : {};
  return { ...output, data: { ...others, ...forms.data }, metadata: { ...metadata, ...forms.metadata } };
}

/** An output that answers in the page, with the picture that stands where no script runs, and without its figure. */
function withStill(output: JsonObject, data: JsonObject, picture: Picture): JsonObject {
  const { 'text/html': html, 'text/plain': words } = data;
  const alt = typeof words === 'string' ? words : '';
  const forms = pictureForms(picture, alt);
  const metadata = isJsonObject(output.metadata) ? Object.entries(output.metadata) : [];
  const others = Object.fromEntries(metadata.filter(([name]) => name !== STILL_FIGURE));
  const still = typeof html === 'string' && { 'text/html': withStillPicture(html, alt, forms.data['image/png']) };
  return { ...output, data: { ...data, ...still, ...forms.data }, metadata: { ...others, ...forms.metadata } };
}

/** What is to be drawn of an output, and how its picture is put in; undefined if nothing is. */
function toDraw(
  output: JsonObject,
  data: JsonObject,
): { readonly figure: unknown; readonly put: typeof withPicture } | undefined {
  if (PLOTLY_MIME in data) return { figure: data[PLOTLY_MIME], put: withPicture };
  const { metadata } = output;
  if (!isJsonObject(metadata) || !(STILL_FIGURE in metadata)) return undefined;
  return { figure: metadata[STILL_FIGURE], put: withStill };
}

/**
 * Draws every Plotly figure among a notebook's outputs, and that of every output that answers in the page, and adds its
 * picture to the output.
 *
 * The text alternative of the picture is the output's plain text. PNG and not SVG, because sites that
 * show notebooks filter SVG, and because its text then needs no font where it is shown. A chart that cannot
 * be drawn stays as it is.
 *
 * @param name the notebook's name without its ending, with which the pictures' names begin
 * @param render draws one figure
 */
export async function embedPictures(notebook: Notebook, name: string, render: Render): Promise<Illustrated> {
  const pictures: PictureFile[] = [];
  const missing: string[] = [];
  let charts = 0;

  const drawn = async (output: unknown, cell: number): Promise<unknown> => {
    if (!isJsonObject(output) || !isJsonObject(output.data)) return output;
    const found = toDraw(output, output.data);
    if (!found) return output;
    const { figure, put } = found;
    charts++;
    try {
      if (!isFigure(figure))
        throw new TypeError(`expected an object with data and layout, found ${JSON.stringify(figure).slice(0, 200)}`);
      const picture = await render(figure);
      const parts = [name, String(charts), slug(titleOf(figure))];
      pictures.push({ name: `${parts.filter((part) => part !== '').join('-')}.png`, png: picture.png });
      return put(output, output.data, picture);
    } catch (error) {
      missing.push(`chart ${charts}, in cell ${cell}, has no picture: ${reasonOf(error)}`);
      return output;
    }
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
  return { notebook: { ...notebook, cells }, pictures, missing };
}
