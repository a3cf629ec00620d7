import { PLOTLY_MIME } from '@digits/common/protocol';
import type { DrawnFigure } from '@digits/pictures';

import { checkKind, describe } from '../check/values';
import type { Figure } from '../figures/figure';
import type { MimeBundle } from './sink';

/** What can be shown: a figure of this library, or another one of Plotly's, which may lack layout and words. */
export type ShownFigure = Pick<Figure, 'data'> & Partial<Figure>;

/** A figure as it is sent to a notebook. */
export interface FigureBundle extends MimeBundle {
  /** Plain JSON, typed arrays turned into arrays. */
  readonly [PLOTLY_MIME]: DrawnFigure;
  readonly 'text/plain': string;
}

/**
 * A figure in two forms: for a notebook that knows Plotly, and in words for all others, until a picture is
 * there. No HTML: exports would prefer it to the picture, and readers that sanitize would drop it.
 *
 * @throws TypeError if it is not a figure
 */
export function figureBundle(figure: ShownFigure): FigureBundle {
  checkFigure(figure);
  const { data, layout = {}, config = {}, alt = wordsFor(figure) } = figure;
  // A front end draws nothing if one of the three is missing.
  return { [PLOTLY_MIME]: plainJson({ data, layout, config }), 'text/plain': alt };
}

function checkFigure(figure: unknown): void {
  const wanted = 'showing a figure: expected an object with a list data';
  if (typeof figure !== 'object' || figure === null) throw new TypeError(`${wanted}, found ${describe(figure)}`);
  const { data, layout, alt }: { data?: unknown; layout?: unknown; alt?: unknown } = figure;
  if (!Array.isArray(data)) throw new TypeError(`${wanted}, found data ${describe(data)}`);
  // Not forEach, which passes over the holes of an array.
  for (const trace of data) checkKind('showing a figure', 'an object for each trace in data', trace, 'object');
  if (layout !== undefined && (typeof layout !== 'object' || layout === null || Array.isArray(layout))) {
    throw new TypeError(`showing a figure: expected an object layout, found ${describe(layout)}`);
  }
  if (alt !== undefined && typeof alt !== 'string') {
    throw new TypeError(`showing a figure: expected words as alt, found ${describe(alt)}`);
  }
}

/** What there is to say of a figure without words of its own: its title, and the kinds of charts in it. */
function wordsFor({ data, layout }: ShownFigure): string {
  const given: unknown = layout?.title;
  const title: unknown = typeof given === 'object' && given !== null ? Reflect.get(given, 'text') : given;
  const kinds = [...new Set(data.map(({ type = 'scatter' }) => type))].join(', ');
  const chart = kinds === '' ? 'An empty chart' : `A chart (${kinds})`;
  return typeof title === 'string' && title !== '' ? `${chart}: ${title}` : chart;
}

/** A copy as JSON.stringify would give it, but typed arrays become arrays, not objects. */
export function plainJson<Value>(value: Value): Value;
export function plainJson(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as Uint8Array | Float32Array, finiteOrNull);
  }
  if (Array.isArray(value)) return value.map((item) => plainJson(item as unknown) ?? null);
  if (typeof value === 'number') return finiteOrNull(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plainJson(item as unknown)]),
  );
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
