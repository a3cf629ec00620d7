import { PLOTLY_MIME } from '@digits/common/protocol';
import { reasonOf } from '@digits/common/text';

import { pictureForms } from '../platform/pictures';
import type { Draw } from './draw';
import { type FigureBundle, figureBundle, type ShownFigure } from './figure-bundle';
import { liveDisplay } from './live-display';
import type { MimeBundle, SinkOptions } from './sink';

/** A figure on the page, and its picture once that is drawn. */
export interface Chart {
  readonly show: (figure: ShownFigure) => void;
  /** Shows a figure in the place of the one before. */
  readonly replace: (figure: ShownFigure) => void;
  /** Adds the picture of the figure that is shown; without it the chart stays as it is, and a line says why. */
  readonly addPicture: () => Promise<void>;
}

/** @param draw draws the pictures; without it there are none */
export function chart(options: SinkOptions, draw: Draw | undefined): Chart {
  const display = liveDisplay(options);
  let shown: FigureBundle | undefined;
  return {
    show(figure) {
      display((shown = figureBundle(figure)));
    },
    replace(figure) {
      const next = figureBundle(figure);
      display(blankBundle(next));
      display((shown = next));
    },
    async addPicture() {
      const bundle = shown;
      if (bundle === undefined || draw === undefined) return;
      try {
        const { data, metadata } = pictureForms(await draw(bundle[PLOTLY_MIME]), bundle['text/plain']);
        // Meanwhile another figure may stand there.
        if (bundle === shown) display({ ...bundle, ...data }, metadata);
      } catch (error) {
        console.warn(`This chart has no picture for exports and readers without scripts: ${reasonOf(error)}.`);
      }
    },
  };
}

/**
 * An empty space as high as the figure. Plotly's extension of JupyterLab draws once and ignores every update,
 * but Lab makes a new renderer when the kind of an output changes: HTML in between makes it draw again.
 */
function blankBundle(bundle: FigureBundle): MimeBundle {
  const height: unknown = bundle[PLOTLY_MIME].layout?.height;
  // Only a number may come into the HTML: what JavaScript hands over may be anything.
  const pixels = typeof height === 'number' ? height : 0;
  return { 'text/html': `<div style="height: ${pixels}px"></div>`, 'text/plain': bundle['text/plain'] };
}
