import { escapeHtml, reasonOf } from '@digits/common/text';
import { PLOTLY_MIME } from '@digits/common/protocol';

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
  display(widgetBundle(widget, script));
  const draw = kernelDraw(options);
  const { figure } = widget;
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
    display({ ...widgetBundle(widget, widgetScript(widget.widget), data['image/png']), ...data }, metadata);
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
 *
 * @param picture a PNG as base64
 */
export function widgetBundle(
  { widget, attributes, alt }: Widget,
  script: string,
  picture?: string,
): MimeBundle & { readonly 'text/html': string } {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(JSON.stringify(value))}"`);
  const words = escapeHtml(alt);
  const inside =
    picture === undefined
      ? `<p>${words}</p>`
      : `<img src="data:image/png;base64,${picture}" alt="${words}" style="max-width: 100%">`;
  const tag = elementName(widget);
  return {
    'text/html': `<${tag}${given.join('')}>${inside}</${tag}><script data-digits-widget="${widget}">${script}</script>`,
    'text/plain': alt,
  };
}

const elementName = (widget: WidgetName): string => `digits-${widget}`;
