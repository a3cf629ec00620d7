import type { Config, Data, Layout } from 'plotly.js';

/** A Plotly figure as plain JSON, with the words for those who cannot see it. */
export interface Figure {
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
  readonly config?: Partial<Config>;
  /** Text alternative: what the picture shows, in one or two sentences with its main numbers. */
  readonly alt: string;
}
