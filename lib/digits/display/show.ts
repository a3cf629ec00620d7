import { checkOptions } from '../check/options';
import type { Widget } from '../widgets/widget';
import { chart } from './chart';
import { kernelDraw } from './draw';
import type { ShownFigure } from './figure-bundle';
import { answerAfter } from './pending';
import { showWidget } from './show-widget';
import { SINK_OPTIONS, type SinkOptions } from './sink';

/**
 * Shows a figure below the cell that runs: as an interactive chart in a notebook, in words in a terminal. In a
 * notebook a picture of it is added, for exports and for readers that run no scripts. A widget, such as `drawDigit`
 * makes, works by itself in the page, also without a kernel.
 *
 * @param figure a figure of this library, any other of Plotly's, or a widget
 * @throws TypeError if it is not a figure, or an option is not known
 * @example
 * show(digitPixels(loadDigits('quick').test, 0));
 * show({ data: [{ type: 'bar', x: ['a', 'b'], y: [1, 2] }], layout: { title: { text: 'My own' } } });
 */
export function show(figure: ShownFigure | Widget, options: SinkOptions = {}): void {
  checkOptions('showing a figure', options, SINK_OPTIONS);
  if (isWidget(figure)) return showWidget(figure, options);
  const draw = kernelDraw(options);
  const { show, addPicture } = chart(options, draw);
  show(figure);
  if (draw) answerAfter(addPicture());
}

function isWidget(shown: ShownFigure | Widget): shown is Widget {
  return typeof shown === 'object' && shown !== null && 'widget' in shown;
}
