import { checkOptions } from '../check/options';
import { chart } from './chart';
import { type Draw, kernelDraw } from './draw';
import type { ShownFigure } from './figure-bundle';
import { atCellEnd } from './pending';
import { SINK_OPTIONS, type SinkOptions } from './sink';

/** A figure on the page that can be replaced. */
export interface LiveFigure {
  /** Shows this figure in the place of the one before. */
  update(figure: ShownFigure): void;
}

/**
 * Shows a figure that can be replaced in place, for a curve that grows while a model trains. A picture is added
 * at the end of the cell, of the figure that then stands there.
 *
 * @throws TypeError if it is not a figure, or an option is not known, as `update` does
 * @example
 * const live = liveFigure({ data: [{ y: [1] }] });
 * live.update({ data: [{ y: [1, 0.5] }] });
 */
export function liveFigure(figure: ShownFigure, options: SinkOptions = {}): LiveFigure {
  checkOptions('showing a figure', options, SINK_OPTIONS);
  return growingFigure(figure, options, kernelDraw(options), atCellEnd);
}

/**
 * The same, with what draws its picture.
 *
 * @param draw draws the picture; without it there is none
 * @param later does its work at the end of the cell
 */
export function growingFigure(
  figure: ShownFigure,
  options: SinkOptions,
  draw: Draw | undefined,
  later: (work: () => Promise<unknown>) => void,
): LiveFigure {
  const { show, replace, addPicture } = chart(options, draw);
  let waits = false;
  const picture = (): void => {
    if (draw === undefined || waits) return;
    waits = true;
    later(() => {
      waits = false;
      return addPicture();
    });
  };
  show(figure);
  picture();
  return {
    update(next) {
      replace(next);
      picture();
    },
  };
}
