/// <reference lib="dom" />
import { isRecord } from '../parts/record';
import { drawFigure, figureOf } from './charts';
import { startWidgetsIn } from './widgets';

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join('') : undefined;
};

function pre(className: string, text: string): HTMLElement {
  const element = document.createElement('pre');
  element.className = className;
  element.tabIndex = 0;
  element.textContent = text.replace(/\n$/, '');
  return element;
}

/** The words of a picture, from what is said about it or its form in text. */
function wordsOf(bundle: Readonly<Record<string, unknown>>, metadata: unknown): string {
  const about = isRecord(metadata) && isRecord(metadata['image/png']) ? metadata['image/png'].alt : undefined;
  return typeof about === 'string' ? about : (textOf(bundle['text/plain']) ?? 'A picture');
}

function picture(source: string, alt: string): HTMLElement {
  const image = document.createElement('img');
  image.src = source;
  image.alt = alt;
  return image;
}

/**
 * Shows what a cell has shown in the best of its forms, in the place of what the element holds.
 *
 * @param bundle the forms, by mime type
 */
export async function drawOutput(
  element: HTMLElement,
  bundle: Readonly<Record<string, unknown>>,
  metadata: unknown = {},
): Promise<void> {
  const figure = figureOf(bundle);
  const alt = wordsOf(bundle, metadata);
  if (figure) return drawFigure(element, figure, alt);
  const [html, svg, png] = ['text/html', 'image/svg+xml', 'image/png'].map((type) => textOf(bundle[type]));
  element.classList.toggle('html', html !== undefined);
  if (html !== undefined) {
    element.innerHTML = html;
    startWidgetsIn(element);
  } else if (svg !== undefined) {
    element.replaceChildren(picture(`data:image/svg+xml,${encodeURIComponent(svg)}`, alt));
  } else if (png !== undefined) element.replaceChildren(picture(`data:image/png;base64,${png}`, alt));
  else element.replaceChildren(pre('stream stdout', textOf(bundle['text/plain']) ?? ''));
}

/** Shows what a cell has written, in the place of what the element holds. */
export function drawStream(element: HTMLElement, name: string, text: string): void {
  element.replaceChildren(pre(`stream ${name === 'stderr' ? 'stderr' : 'stdout'}`, text));
}
