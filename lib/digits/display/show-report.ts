import { REPORT_MIME, type ReportRow } from '@digits/common/protocol';

import { checkOptions } from '../check/options';
import { checkEach } from '../check/values';
import { defaultSink, SINK_OPTIONS, type SinkOptions } from './sink';
import { tableBundle } from './table';

export interface ReportOptions extends SinkOptions {
  /** @default 'The report and its reproduction' */
  readonly caption?: string;
}

/**
 * Shows the report's figures beside the reproduced ones, as a table and as data that a program can read.
 *
 * @throws TypeError if these are no rows, or an option is not known
 * @throws RangeError if there are no rows
 * @example
 * const rows = compareWithReport({
 *   trainingImages: 60_000, testImages: 10_000, parameters: 101_770,
 *   accuracy: 0.978, loss: 0.0145, validationLoss: 0.08,
 * });
 * showReport(rows);
 */
export function showReport(rows: readonly ReportRow[], options: ReportOptions = {}): void {
  const doing = 'showing the report';
  checkEach(doing, 'a row, such as compareWithReport makes', rows, { figure: 'string', reproduced: 'string' });
  checkOptions(doing, options, { ...SINK_OPTIONS, caption: 'string' });
  if (rows.length === 0) throw new RangeError(`${doing}: expected at least one row, found none`);
  const { caption = 'The report and its reproduction', sink = defaultSink() } = options;
  const table = tableBundle(
    rows.map(({ figure, reported, reproduced, agrees }) => ({
      figure,
      reported: reported ?? '-',
      reproduced,
      agrees: agrees ?? '-',
    })),
    { caption },
  );
  sink({ data: { [REPORT_MIME]: rows, ...table }, update: false });
}
