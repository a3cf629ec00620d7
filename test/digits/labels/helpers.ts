import type { DigitsDataset } from '../../../lib/digits/data/digits';
import type { Auditor } from '../../../lib/digits/labels/auditors';
import { buildAnn } from '../../../lib/digits/model/ann';
import { bandedDigits } from '../../helpers/digits';

export const dataset: DigitsDataset = {
  name: 'quick',
  source: 'test',
  train: bandedDigits(60),
  test: bandedDigits(40, 2),
};

export const auditor: Auditor = {
  name: 'small',
  build: (seed) => buildAnn({ seed, hiddenUnits: 4 }),
  fit: { epochs: 2, batchSize: 8 },
  testSeeds: 2,
  trainSeeds: 1,
};
