import { PLOTLY_MIME, STILL_FIGURE } from '@digits/common/protocol';
import { escapeHtml, reasonOf, stillWords, withStillPicture } from '@digits/common/text';

import { pictureForms } from '../platform/pictures';
import { type WidgetName, widgetScript } from '../platform/widgets';
import type { PackedWeights } from '../widgets/pack';
import type { Widget } from '../widgets/widget';
import { type Draw, kernelDraw } from './draw';
import { figureBundle } from './figure-bundle';
import { liveDisplay } from './live-display';
import { answerAfter } from './pending';
import { defaultSink, isKernel, type MimeBundle, type SinkOptions } from './sink';

/** Shows a widget: first the weights that it asks for, then the widget itself, and its picture once that is drawn. */
export function showWidget(widget: Widget, options: SinkOptions): void {
  const { sink = defaultSink() } = options;
  // A terminal has nothing to do with weights.
  if (options.sink !== undefined || isKernel()) {
    for (const weights of widget.weights) sink({ data: weightsBundle(weights), update: false });
  }
  const display = liveDisplay(options);
  const script = widgetScript(widget.widget);
  const draw = kernelDraw(options);
  const { figure } = widget;
  // Who draws pictures later, as the runner does, finds what is to be drawn beside the output.
  const later = figure && !draw ? { [STILL_FIGURE]: figureBundle(figure)[PLOTLY_MIME] } : undefined;
  display(widgetBundle(widget, script), later);
  if (draw && figure) answerAfter(addPicture(widget, draw, (data, metadata) => display(data, metadata)));
}

/** Puts the picture in the place of the words, for readers without scripts. */
export async function addPicture(
  widget: Widget,
  draw: Draw,
  display: (data: MimeBundle, metadata: object) => void,
): Promise<void> {
  if (!widget.figure) return;
  try {
    const { data, metadata } = pictureForms(await draw(figureBundle(widget.figure)[PLOTLY_MIME]), widget.alt);
    const { 'text/html': html, ...others } = widgetBundle(widget, widgetScript(widget.widget));
    display({ 'text/html': withStillPicture(html, widget.alt, data['image/png']), ...others, ...data }, metadata);
  } catch (error) {
    console.warn(`This output has no picture for exports and readers without scripts: ${reasonOf(error)}.`);
  }
}

/** Weights of a network, which show nothing by themselves. */
function weightsBundle({ key, bytes, count }: PackedWeights): MimeBundle {
  return {
    'text/html': `<digits-weights data-key="${key}" data-bytes="${bytes}"></digits-weights>`,
    'text/plain': `${count.toLocaleString('en-US')} weights, for the output below`,
  };
}

/**
 * A widget as HTML: its custom element, which holds words or a picture for where no script runs, and the script that
 * defines it. Each output brings its script along, since the one before may be removed, or not be run.
 */
export function widgetBundle(
  { widget, attributes, alt }: Widget,
  script: string,
): MimeBundle & { readonly 'text/html': string } {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(JSON.stringify(value))}"`);
  const tag = elementName(widget);
  return {
    'text/html': `<${tag}${given.join('')}>${stillWords(alt)}</${tag}><script data-digits-widget="${widget}">${script}</script>`,
    'text/plain': alt,
  };
}

const elementName = (widget: WidgetName): string => `digits-${widget}`;
