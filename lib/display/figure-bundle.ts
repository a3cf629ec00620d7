import type { Figure } from '../figures/figure';
import { escapeHtml, scriptJson } from './html';
import { DRAW } from './plotly-script';
import type { MimeBundle } from './sink';

/** Mime type of a Plotly figure as a JSON object. */
export const PLOTLY_MIME = 'application/vnd.plotly.v1+json';

const HINT = 'The chart is drawn when the notebook is trusted and plotly.js is found in node_modules.';

/** What Plotly needs of a figure, as plain JSON. */
interface PlotlyJson {
  readonly data: unknown;
  readonly layout: unknown;
  readonly config: unknown;
}

/**
 * A figure in three forms: for a notebook that knows Plotly, as HTML that draws itself, and in words.
 *
 * @returns the bundle; the figure in it is plain JSON, typed arrays turned into arrays
 */
export function figureBundle(figure: Figure): MimeBundle {
  const json: PlotlyJson = {
    data: plainJson(figure.data),
    layout: plainJson(figure.layout),
    config: plainJson(figure.config ?? {}),
  };
  return { [PLOTLY_MIME]: json, 'text/html': figureHtml(json, figure.alt), 'text/plain': figure.alt };
}

/**
 * The figure for a page without a Plotly renderer. Its words stand there from the start, and stay if scripts
 * do not run (an untrusted notebook) or plotly.js is not found.
 */
function figureHtml(json: PlotlyJson, alt: string): string {
  return [
    '<figure style="margin: 0; overflow-x: auto">',
    `<div role="img" aria-label="${escapeHtml(alt)}"></div>`,
    `<figcaption>${escapeHtml(alt)}<br><small>${HINT}</small></figcaption>`,
    `<script>(${DRAW})(document.currentScript.parentElement, ${scriptJson(json)})</script>`,
    '</figure>',
  ].join('');
}

/** A copy as JSON.stringify would give it, but typed arrays become arrays, not objects. */
export function plainJson(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as Uint8Array | Float32Array, finiteOrNull);
  }
  if (Array.isArray(value)) return value.map((item) => plainJson(item) ?? null);
  if (typeof value === 'number') return finiteOrNull(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, plainJson(item)]),
  );
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
