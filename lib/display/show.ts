import type { Figure } from '../figures/figure';
import { figureBundle } from './figure-bundle';
import type { SinkOptions } from './sink';
import { defaultSink } from './sink';

/**
 * Shows a figure below the cell that runs: as an interactive chart in a notebook, in words in a terminal.
 */
export function show(figure: Figure, options: SinkOptions = {}): void {
  const sink = options.sink ?? defaultSink();
  sink({ data: figureBundle(figure), update: false });
}
