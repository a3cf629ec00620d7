import { checkFigure } from '../check/figure';
import { checkOptions } from '../check/options';
import type { Figure } from '../figures/figure';
import { figureBundle } from './figure-bundle';
import { liveDisplay } from './live-display';
import { type MimeBundle, SINK_OPTIONS, type SinkOptions } from './sink';

/** A figure on the page that can be replaced. */
export interface LiveFigure {
  /** Shows this figure in the place of the one before. */
  update(figure: Figure): void;
}

/**
 * Shows a figure that can be replaced in place, for a curve that grows while a model trains.
 *
 * @throws TypeError if it is no figure, or an option is not known
 */
export function liveFigure(figure: Figure, options: SinkOptions = {}): LiveFigure {
  checkFigure('showing a figure', figure);
  checkOptions('showing a figure', options, SINK_OPTIONS);
  const display = liveDisplay(options);
  display(figureBundle(figure));
  return {
    update: (next) => {
      checkFigure('showing a figure', next);
      display(blankBundle(next));
      display(figureBundle(next));
    },
  };
}

/**
 * An empty space as high as the figure. Plotly's extension of JupyterLab draws once and ignores every update,
 * but Lab makes a new renderer when the kind of an output changes: HTML in between makes it draw again.
 */
function blankBundle({ layout, alt }: Figure): MimeBundle {
  return { 'text/html': `<div style="height: ${layout.height ?? 0}px"></div>`, 'text/plain': alt };
}
