import { averageScores, overallScores } from '../../../lib/digits/measure/averages';
import { confusionMatrix } from '../../../lib/digits/measure/confusion';
import { answers, reference } from './reference';

test('averageScores are those of scikit-learn, with classes that are missing on either side or on both', () => {
  expect(confusionMatrix(answers)).toEqual(reference.scores[0]?.matrix);
  for (const { matrix, averages } of reference.scores) {
    for (const { average, precision, recall, f1 } of averageScores(matrix)) {
      averages[average].forEach((score, place) => expect([precision, recall, f1][place]).toBeCloseTo(score, 12));
    }
  }
  expect(averageScores([[1]]).map(({ average }) => average)).toEqual(['macro', 'weighted', 'micro']);
});

test('averageScores of unequal classes, by hand', () => {
  // Class 0: precision 3/3, recall 3/4, F1 6/7. Class 1: precision 1/2, recall 1/1, F1 2/3.
  const [macro, weighted, micro] = averageScores([
    [3, 1],
    [0, 1],
  ]);
  expect(macro.precision).toBe((1 + 0.5) / 2);
  expect(macro.f1).toBeCloseTo((6 / 7 + 2 / 3) / 2, 15);
  expect(weighted.precision).toBe((4 * 1 + 1 * 0.5) / 5);
  expect(micro).toEqual({ average: 'micro', precision: 4 / 5, recall: 4 / 5, f1: 4 / 5 });
});

test('overallScores are those of scikit-learn', () => {
  for (const { matrix, balancedAccuracy, cohenKappa, matthews } of reference.scores) {
    const found = overallScores(matrix);
    expect(found.balancedAccuracy).toBeCloseTo(balancedAccuracy, 12);
    expect(found.cohenKappa).toBeCloseTo(cohenKappa, 12);
    expect(found.matthews).toBeCloseTo(matthews, 12);
  }
});

test('overallScores of one class alone: kappa 0/0 is NaN and the correlation 0, as in scikit-learn', () => {
  const only = [
    [3, 0],
    [0, 0],
  ];
  expect(overallScores(only)).toEqual({ accuracy: 1, balancedAccuracy: 1, cohenKappa: NaN, matthews: 0 });
});

test.each([averageScores, overallScores])('%p refuses a matrix without samples', (score) => {
  expect(() => score([[0]])).toThrow('expected at least one sample, found none');
  expect(() => score([])).toThrow(RangeError);
});
