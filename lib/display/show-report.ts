import type { ReportRow } from '../report/report';
import type { SinkOptions } from './sink';
import { defaultSink } from './sink';
import { tableBundle } from './table';

/** Mime type of the comparison with the report, for programs that run the notebooks. */
export const REPORT_MIME = 'application/vnd.digits.report+json';

export interface ReportOptions extends SinkOptions {
  /** @default 'The report and its reproduction' */
  readonly caption?: string;
}

/**
 * Shows the report's figures beside the reproduced ones, as a table and as data that a program can read.
 *
 * @throws RangeError if there are no rows
 */
export function showReport(rows: readonly ReportRow[], options: ReportOptions = {}): void {
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
