import { REPORT_MIME, type ReportRow } from '@digits/common/protocol';
import { formatTable } from '@digits/common/text';

import { isJsonObject, type Notebook } from '../notebook/notebook';

function isReportRow(value: unknown): value is ReportRow {
  return (
    isJsonObject(value) &&
    typeof value.figure === 'string' &&
    (value.reported === null || typeof value.reported === 'string') &&
    typeof value.reproduced === 'string' &&
    (value.agrees === null || typeof value.agrees === 'boolean')
  );
}

/**
 * The lines of the report's comparison among the outputs of an executed notebook, in order.
 *
 * @throws TypeError if an output of that type holds anything else
 */
export function reportRows(notebook: Notebook): ReportRow[] {
  return notebook.cells.flatMap((cell, i) =>
    (cell.type === 'code' ? cell.outputs : []).flatMap((output) => {
      if (!isJsonObject(output) || !isJsonObject(output.data) || !(REPORT_MIME in output.data)) return [];
      const value = output.data[REPORT_MIME];
      if (Array.isArray(value) && value.every(isReportRow)) return value;
      throw new TypeError(
        `collecting the report's figures of cell ${i + 1}: expected a list of {figure, reported, reproduced, agrees}, ` +
          `found ${JSON.stringify(value)?.slice(0, 200)}`,
      );
    }),
  );
}

const AGREES = new Map<boolean | null, string>([
  [true, 'yes'],
  [false, 'no'],
  [null, ''],
]);

/** The comparison as a table: figure, reported, reproduced, agrees. */
export function formatReport(rows: readonly ReportRow[]): string {
  return formatTable(
    ['figure', 'reported', 'reproduced', 'agrees'],
    rows.map(({ figure, reported, reproduced, agrees }) => [
      figure,
      reported ?? '-',
      reproduced,
      AGREES.get(agrees) ?? '',
    ]),
  );
}
