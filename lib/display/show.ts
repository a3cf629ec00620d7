import { checkFigure } from '../check/figure';
import { checkOptions } from '../check/options';
import type { Figure } from '../figures/figure';
import { figureBundle } from './figure-bundle';
import type { SinkOptions } from './sink';
import { defaultSink, SINK_OPTIONS } from './sink';

/**
 * Shows a figure below the cell that runs: as an interactive chart in a notebook, in words in a terminal.
 *
 * @throws TypeError if it is no figure, or an option is not known
 */
export function show(figure: Figure, options: SinkOptions = {}): void {
  checkFigure('showing a figure', figure);
  checkOptions('showing a figure', options, SINK_OPTIONS);
  const sink = options.sink ?? defaultSink();
  sink({ data: figureBundle(figure), update: false });
}
