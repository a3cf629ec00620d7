import type { DatasetName, DigitsDataset } from '../data/digits';
import { loadDigits } from '../data/load';
import { pathIn } from '../platform/files';
import { outputFolder } from '../platform/folders';
import type { Auditor } from './auditors';
import { labelsFile, writeLabels } from './results';
import { runLabels } from './run';

/** What the audit of the labels is asked to do. */
export interface LabelsRequest {
  /** With 10,000 digits; the results then go to output, not to docs. @default false */
  readonly quick?: boolean;
  /** Threads that train. @default 1 */
  readonly threads?: number;
}

/** What the audit needs from outside, for tests. */
export interface LabelsMain {
  readonly auditors?: readonly Auditor[];
  readonly load?: (name: DatasetName) => DigitsDataset;
  /** A folder for the answers of each network. */
  readonly folder?: string;
  readonly file?: string;
  readonly log?: (line: string) => void;
}

/**
 * Runs the audit of the labels, and keeps its results.
 *
 * @returns the exit status: 0
 */
export async function main({ quick = false, threads = 1 }: LabelsRequest, given: LabelsMain = {}): Promise<number> {
  const { auditors, load = loadDigits, folder = pathIn(outputFolder(), 'labels'), log = console.log } = given;
  const { file = quick ? pathIn(outputFolder(), 'labels-quick.json') : labelsFile() } = given;
  const dataset = load(quick ? 'quick' : 'mnist');
  const results = await runLabels(dataset, { folder, threads, log, ...(auditors && { auditors }) });
  writeLabels(results, file);
  log(`\nResults: ${file}`);
  return 0;
}
