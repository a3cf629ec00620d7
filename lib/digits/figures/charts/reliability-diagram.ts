import { percent } from '@digits/common/text';
import type { Data, LayoutAxis } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach, checkFields, checkNumber, isCount } from '../../check/values';
import type { Calibration } from '../../measure/calibration';
import type { Figure } from '../figure';
import { figure, layout, LEGEND_ON_TOP } from '../layout';
import { modelMarker } from '../model-marks';
import { rounded } from '../numbers';
import { REFERENCE_COLOR } from '../palette';

/** The calibration of one model, or of one at another temperature. */
export interface CalibrationEntry {
  readonly name: string;
  readonly calibration: Calibration;
}

export interface ReliabilityDiagramOptions {
  /** @default 'How sure, and how often right' */
  readonly title?: string;
}

const DOING = 'drawing a reliability diagram';

/**
 * Draws how often answers are right against how sure the model is of them: a point for each bin of `calibration`. On
 * the dotted line a model is right as often as it says, below it is too sure of itself.
 *
 * @throws RangeError if there are no entries, or one has no bins, or a share is not from 0 to 1
 * @example
 * const probabilities = Float32Array.of(0.75, 0.25, 0.75, 0.25);
 * const answers = { probabilities, labels: Uint8Array.of(0, 1), classes: 2 };
 * show(reliabilityDiagram([{ name: 'two answers', calibration: calibration(answers) }]));
 */
export function reliabilityDiagram(
  entries: readonly CalibrationEntry[],
  options: ReliabilityDiagramOptions = {},
): Figure {
  checkEach(DOING, 'a name with its calibration', entries, { name: 'string', calibration: 'object' });
  checkOptions(DOING, options, { title: 'string' });
  const { title = 'How sure, and how often right' } = options;
  if (entries.length === 0) throw new RangeError(`${DOING}: expected at least one calibration, found none`);
  for (const entry of entries) checkCalibration(entry);
  const axis = (text: string): Partial<LayoutAxis> => ({ title: { text }, range: [-3, 103], zeroline: false });
  return figure(
    [
      {
        type: 'scatter',
        mode: 'lines',
        name: 'as often as it says',
        x: [0, 100],
        y: [0, 100],
        line: { color: REFERENCE_COLOR, width: 1.5, dash: 'dot' },
        hoverinfo: 'skip',
      },
      ...entries.map(trace),
    ],
    layout(title, axis('mean probability of the answers (%)'), axis('right answers (%)'), LEGEND_ON_TOP),
    `${title}: ${entries.map(words).join('; ')}.`,
  );
}

function checkCalibration({ name, calibration }: CalibrationEntry): void {
  const what = 'a calibration, such as calibration gives';
  checkFields(DOING, what, calibration, { bins: 'array', error: 'number' });
  checkEach(DOING, 'a bin', calibration.bins, { count: 'number', confidence: 'number', accuracy: 'number' });
  if (calibration.bins.length === 0) throw new RangeError(`${DOING}: expected at least one bin of ${name}, found none`);
  const isShare = (given: number): boolean => given >= 0 && given <= 1;
  checkNumber(DOING, 'an error from 0 to 1', calibration.error, isShare);
  for (const { count, confidence, accuracy } of calibration.bins) {
    checkNumber(DOING, 'a whole number of answers from 1 up', count, isCount);
    if (isShare(confidence) && isShare(accuracy)) continue;
    throw new RangeError(`${DOING}: expected shares from 0 to 1, found ${confidence} and ${accuracy}`);
  }
}

function trace({ name, calibration: { bins } }: CalibrationEntry, place: number): Data {
  const marker = modelMarker(place);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: bins.map(({ confidence }) => rounded(100 * confidence, 3)),
    y: bins.map(({ accuracy }) => rounded(100 * accuracy, 3)),
    text: bins.map(({ count }) => `${count.toLocaleString('en-US')} ${count === 1 ? 'answer' : 'answers'}`),
    line: { width: 1.5, ...(typeof marker.color === 'string' && { color: marker.color }) },
    marker,
    hovertemplate: `${name}, %{text}: sure by %{x:.1f} %, right %{y:.1f} %<extra></extra>`,
  };
}

function words({ name, calibration: { bins, error } }: CalibrationEntry): string {
  const below = bins.filter(({ accuracy, confidence }) => accuracy < confidence).length;
  return `${name} an expected error of ${percent(error, 2)}, too sure in ${below} of ${bins.length} bins`;
}
