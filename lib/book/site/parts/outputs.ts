import { PLOTLY_MIME } from '@digits/common/protocol';
import { escapeHtml } from '@digits/common/text';

import { isRecord } from './record';

/** A Plotly figure as a notebook holds it. */
export interface FigureJson {
  readonly data: readonly unknown[];
  readonly layout: Readonly<Record<string, unknown>>;
}

/** A chart among the outputs of a notebook. */
export interface Chart {
  /** Its place in the book, such as `8-convolution-3`. */
  readonly id: string;
  /** The cell that shows it. */
  readonly cell: string;
  readonly title: string;
  /** The words for those who cannot see it. */
  readonly alt: string;
  /** Size of its picture in pixels. */
  readonly width: number;
  readonly height: number;
  readonly figure: FigureJson;
}

/** Text of a notebook: a string or a list of strings to be joined. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('') : undefined;
};

function isFigure(value: unknown): value is FigureJson {
  return isRecord(value) && Array.isArray(value.data) && isRecord(value.layout);
}

function titleOf({ layout: { title } }: FigureJson): string {
  const text = isRecord(title) ? title.text : title;
  return typeof text === 'string' ? text.replace(/<[^>]+>/g, ' ').trim() : '';
}

/**
 * The charts that the outputs of a cell show.
 *
 * @param first number of the first one in its notebook
 */
export function chartsOf(notebook: string, cell: string, outputs: readonly unknown[], first: number): readonly Chart[] {
  const shown = outputs.filter(isRecord).filter(({ data }) => isRecord(data) && isFigure(data[PLOTLY_MIME]));
  return shown.map(({ data, metadata }, index) => {
    const bundle = isRecord(data) ? data : {};
    const figure = bundle[PLOTLY_MIME] as FigureJson;
    const picture = isRecord(metadata) && isRecord(metadata['image/png']) ? metadata['image/png'] : {};
    const { width = 720, height = 420, alt } = picture;
    return {
      id: `${notebook}-${first + index}`,
      cell,
      title: titleOf(figure),
      alt: typeof alt === 'string' ? alt : (textOf(bundle['text/plain']) ?? titleOf(figure)),
      width: Number(width),
      height: Number(height),
      figure,
    };
  });
}

/**
 * A chart on a page: its picture, with its words, which a script replaces by the live chart when it comes into view.
 *
 * @param root the way to the book's folder
 */
export function chartHtml({ id, alt, width, height }: Chart, root: string): string {
  const size = `width="${width}" height="${height}"`;
  const picture = `<img src="${root}/assets/pictures/${id}.svg" ${size} alt="${escapeHtml(alt)}" loading="lazy">`;
  return `<figure class="chart" data-chart="${id}" style="--width: ${width}px">${picture}</figure>`;
}

/** Whether HTML is a widget, or what belongs to one: a custom element of lib/widgets. */
const isWidget = (html: string): boolean => /^<digits-[a-z]+[ >]/.test(html);

/** A table or another piece of HTML that a cell shows; wide ones scroll by themselves. */
const htmlOutput = (html: string): string =>
  `<div class="output html" tabindex="0" role="group" aria-label="output">${html}</div>`;

const streamOutput = (name: string, text: string): string =>
  `<pre class="output stream ${name === 'stderr' ? 'stderr' : 'stdout'}" tabindex="0">${escapeHtml(text.replace(/\n$/, ''))}</pre>`;

/** An output in the best of its forms. */
function outputHtml(output: Readonly<Record<string, unknown>>, charts: Chart[], root: string): string {
  const { output_type: type, name, text, data, traceback } = output;
  if (type === 'stream') return streamOutput(String(name), textOf(text) ?? '');
  if (type === 'error')
    return `<pre class="output error" tabindex="0">${escapeHtml((textOf(traceback) ?? '').trim())}</pre>`;
  if (!isRecord(data)) return '';
  if (isFigure(data[PLOTLY_MIME])) {
    const chart = charts.shift();
    return chart === undefined ? '' : `<div class="output">${chartHtml(chart, root)}</div>`;
  }
  const html = textOf(data['text/html']);
  if (html !== undefined) return isWidget(html) ? `<div class="output widget">${html}</div>` : htmlOutput(html);
  return streamOutput('stdout', textOf(data['text/plain']) ?? '');
}

/**
 * The outputs of a cell as the page shows them before anything runs.
 *
 * @param charts those that `chartsOf` found among them
 * @param root the way to the book's folder
 */
export function outputsHtml(outputs: readonly unknown[], charts: readonly Chart[], root: string): string {
  const left = [...charts];
  return outputs
    .filter(isRecord)
    .map((output) => outputHtml(output, left, root))
    .join('');
}
