import { percent } from '@digits/common/text';

import { selectBackend } from '../backend/backend';
import type { DigitsDataset } from '../data/digits';
import { neighboursAcross } from './across';
import { auditOf, neighbourAuditOf } from './audit';
import { AUDITORS, type Auditor } from './auditors';
import { digitsKey, type NetworkOptions, testAnswers, trainAnswers } from './networks';
import { compareWithRaters } from './raters';
import type { LabelAudit, LabelAudits } from './results';

/** How many of the most suspicious labels are set beside the raters. */
const TOPS = [15, 50, 100];

export interface LabelRunOptions extends NetworkOptions {
  /** @default AUDITORS */
  readonly auditors?: readonly Auditor[];
}

/**
 * Looks for suspicious labels in both parts of a data set, for hard test digits, and for near neighbours across the
 * split. The answers of each network are kept in a folder as soon as they are there: a run that was stopped goes on.
 */
export async function runLabels(dataset: DigitsDataset, options: LabelRunOptions): Promise<LabelAudits> {
  const { auditors = AUDITORS, log } = options;
  await selectBackend();
  const audits: LabelAudit[] = [];
  for (const auditor of auditors) {
    const own = [auditOf(auditor, 'test', await testAnswers(auditor, dataset, options))];
    if (auditor.trainSeeds > 0) own.push(auditOf(auditor, 'train', await trainAnswers(auditor, dataset, options)));
    for (const audit of own) log(line(audit, dataset));
    audits.push(...own);
  }
  const neighbours = neighboursAcross(dataset, options);
  const data = { train: digitsKey(dataset.train), test: digitsKey(dataset.test) };
  return { data, audits, neighbours: neighbourAuditOf(dataset, neighbours) };
}

function line(
  { model, part: of, networks, accuracy, suspectCount, ranked }: LabelAudit,
  dataset: DigitsDataset,
): string {
  const found = `${model}, ${of} digits, ${networks} networks together: accuracy ${percent(accuracy, 2)}, ${suspectCount} suspects`;
  if (of === 'train' || dataset.name !== 'mnist') return found;
  const rated = compareWithRaters(ranked, TOPS).map(({ top, notUpheld }) => `${notUpheld} among the first ${top}`);
  return `${found}; of 15 labels that raters did not uphold: ${rated.join(', ')}`;
}
