import { createDigits } from '../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../lib/digits/data/digits';
import { auditOf, neighbourAuditOf } from '../../../lib/digits/labels/audit';
import type { Classification } from '../../../lib/digits/measure/classification';
import { recipeKey } from '../../../lib/digits/study/recipe';
import { testBackend } from '../../helpers/backend';
import { auditor } from './helpers';

beforeAll(() => testBackend());

/** Answers over ten classes, of which two only are considered: that of 0 with the probability given, and that of 1. */
const answers = (...zero: number[]): Classification => ({
  probabilities: Float32Array.from(zero.flatMap((share) => [share, 1 - share, 0, 0, 0, 0, 0, 0, 0, 0])),
  labels: Uint8Array.of(0, 0, 1, 1),
});

test('auditOf averages the answers of the networks, and counts suspects of all together and of each', () => {
  const audit = auditOf(auditor, 'test', [answers(1, 0.25, 0, 0.25), answers(0.75, 0.75, 0, 0.5)]);
  // Averages 0.875, 0.5, 0 and 0.375: thresholds 0.6875 and 0.8125, which the second digit does not reach in either.
  expect(audit).toMatchObject({
    model: 'small',
    key: recipeKey(auditor),
    part: 'test',
    networks: 2,
    accuracy: 1,
    suspectCount: 0,
    suspectCounts: [0, 0],
    hardness: [2, 2, 0],
    missed: [
      [1, 1],
      [3, 1],
    ],
  });
  expect(audit.thresholds.slice(0, 2)).toEqual([0.6875, 0.8125]);
  expect(audit.ranked.map(({ index, margin }) => [index, margin])).toEqual([
    [1, 0],
    [3, 0.25],
    [0, 0.75],
    [2, 1],
  ]);
});

test('auditOf keeps no list of missed training digits', () => {
  expect(auditOf(auditor, 'train', [answers(1, 0.25, 0, 0.25)]).missed).toEqual([]);
});

test('neighbourAuditOf counts copies, twins and neighbours of another label', () => {
  const flat = (labels: readonly number[], inks: readonly number[]): Digits => {
    const images = new Uint8Array(inks.length * PIXELS);
    inks.forEach((ink, index) => images.fill(ink, index * PIXELS, (index + 1) * PIXELS));
    return createDigits(images, Uint8Array.from(labels));
  };
  const train = flat([1, 2], [0, 255]);
  const held = flat([1, 1, 1, 2], [0, 51, 51, 51]);
  const pair = (index: number, neighbour: number, distance: number) => ({ index, neighbour, distance });
  const neighbours = [pair(0, 0, 0), pair(1, 0, 5.6), pair(2, 0, 5.6), pair(3, 0, 5.61234567)];
  const found = neighbourAuditOf({ name: 'quick', source: 'test', train, test: held }, neighbours);
  expect(found).toMatchObject({
    identical: 1,
    twinCount: 1,
    closest: [pair(0, 0, 0), pair(1, 0, 5.6), pair(2, 0, 5.6), pair(3, 0, 5.612346)],
    otherLabelCount: 1,
    otherLabel: [pair(3, 0, 5.612346)],
  });
  expect(found.usual.slice(1, 3)).toEqual([5.6, 5.612346]);
});
