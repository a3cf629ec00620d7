import type { Annotations, Shape } from 'plotly.js';

import { checkHistory } from '../../check/history';
import { checkOptions } from '../../check/options';
import { checkNumber } from '../../check/values';
import type { REPORTED } from '../../report/report';
import type { History } from '../../train/history';
import {
  checkCurves,
  type Curve,
  CURVE_OPTIONS,
  type ContinuedOptions,
  curveTrace,
  curveWords,
  earlierTrace,
  epochLayout,
  epochWords,
  leastEpoch,
  leastMark,
  sentence,
} from '../epoch-curves';
import type { Figure } from '../figure';
import { figure, LEGEND_ON_TOP } from '../layout';
import { short } from '../numbers';
import { COLORS } from '../palette';

/** All that a report may say, `REPORTED` for one; only its losses are drawn. */
const REPORTED_NAMES = {
  trainingImages: true,
  testImages: true,
  accuracy: true,
  loss: true,
  validationLoss: true,
} as const;

export interface LossCurvesOptions extends ContinuedOptions {
  /** Values to compare with, of which the two losses, in nats, each drawn as a thin level line. @default none */
  readonly reported?: Readonly<Partial<Record<keyof typeof REPORTED, number>>>;
}

/** The training loss of a history as a curve. */
export function trainingLoss(history: History): Curve {
  return { name: 'training loss', values: history.epochs.map(({ loss }) => loss), validation: false };
}

/** The validation loss of a history as a curve. */
export function validationLoss(history: History): Curve {
  return {
    name: 'validation loss',
    values: history.epochs.map((epoch) => epoch.validationLoss),
    validation: true,
  };
}

/**
 * Draws training and validation loss over the epochs, and marks the epoch of the least validation loss.
 * Without validation data the training loss stands alone; before the first epoch the axes stand empty.
 *
 * @throws RangeError if `options.epochs` is not a whole number from 1 up
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 100), 0.2);
 * const history = await fit(buildAnn({ hiddenUnits: 4 }), train, { epochs: 2, validation });
 * show(lossCurves(history, { reported: { loss: 0.004, validationLoss: 0.13 } }));
 */
export function lossCurves(history: History, options: LossCurvesOptions = {}): Figure {
  checkCurves(history, options, { ...CURVE_OPTIONS, reported: 'object', earlier: 'object' });
  if (options.earlier !== undefined) checkHistory('drawing loss curves', options.earlier);
  return lossFigure(history, lossesOf(history), 'Loss over the epochs', options);
}

/** Training loss, and validation loss where there was one. */
function lossesOf(history: History): readonly Curve[] {
  const validation = validationLoss(history);
  const validated = validation.values.some((value) => value !== undefined);
  return validated ? [trainingLoss(history), validation] : [trainingLoss(history)];
}

/** The figure of any choice of loss curves. */
export function lossFigure(
  history: History,
  curves: readonly Curve[],
  title: string,
  options: LossCurvesOptions,
): Figure {
  const least = leastEpoch(history, curves.find(({ validation }) => validation)?.values ?? []);
  const mark = leastMark(history, least, options);
  const levels = reportedLevels(options);
  const { earlier } = options;
  return figure(
    [
      ...(earlier ? lossesOf(earlier).map((curve) => earlierTrace(earlier, curve)) : []),
      ...curves.map((curve) => curveTrace(history, curve)),
    ],
    epochLayout(title, history, { title: { text: 'loss (nats)' }, rangemode: 'tozero' }, options, {
      shapes: [...mark.shapes, ...levels.map(({ shape }) => shape)],
      annotations: [...mark.annotations, ...levels.map(({ annotation }) => annotation)],
      ...(levels.length > 0 ? { margin: { ...LEGEND_ON_TOP.margin, r: 108 } } : {}),
    }),
    sentence(
      `${curves.map(curveWords).join(' and ')} ${epochWords(history)}` +
        (earlier ? `, after ${earlier.epochs.length} of an earlier training, in gray` : '') +
        (least === undefined ? '' : `; the least validation loss is at epoch ${least}`) +
        (levels.length === 0 ? '' : `; the report says ${levels.map(({ words }) => words).join(' and ')}`),
    ),
  );
}

interface Level {
  readonly shape: Partial<Shape>;
  readonly annotation: Partial<Annotations>;
  readonly words: string;
}

function reportedLevels({ reported = {} }: LossCurvesOptions): Level[] {
  const doing = 'drawing loss curves';
  checkOptions(doing, reported, REPORTED_NAMES);
  const level = (name: string, value: number | undefined, color: string): Level[] => {
    if (value === undefined) return [];
    checkNumber(doing, `a reported ${name} from 0 up`, value, (given) => given >= 0 && Number.isFinite(given));
    return [
      {
        shape: {
          type: 'line',
          xref: 'paper',
          x0: 0,
          x1: 1,
          y0: value,
          y1: value,
          line: { color, width: 1.2, dash: 'longdashdot' },
        },
        annotation: {
          xref: 'paper',
          x: 1,
          xanchor: 'left',
          y: value,
          yanchor: 'middle',
          text: `report: ${short(value)}`,
          showarrow: false,
        },
        words: `${name} ${short(value)}`,
      },
    ];
  };
  return [
    ...level('training loss', reported.loss, COLORS.blue),
    ...level('validation loss', reported.validationLoss, COLORS.vermillion),
  ];
}
