import type { WidgetName } from '../platform/widgets';
import type { ShownFigure } from '../display/figure-bundle';
import type { PackedWeights } from './pack';

/** Something that answers in the page, shown by `show`: what the notebook holds of it, and what stands where no script runs. */
export interface Widget {
  readonly widget: WidgetName;
  /** What its custom element reads, as JSON, by the attributes' names. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Weights of the networks that it asks; each stands in an output of its own, so that none is too large. */
  readonly weights: readonly PackedWeights[];
  /** The picture that stands where no script runs. */
  readonly figure?: ShownFigure;
  /** Text alternative, and the words where there is no picture. */
  readonly alt: string;
}
