import { classScoreBars } from '../../../../lib/digits/figures/charts/class-score-bars';
import { trace } from '../samples';

const SCORES = [
  { label: 0, precision: 0.9, recall: 0.6, f1: 0.72, support: 10 },
  { label: 1, precision: 1, recall: 0.8, f1: 0.8889, support: 10 },
];

test('classScoreBars reaches from precision to recall of each class', () => {
  const figure = classScoreBars(SCORES);
  expect(trace(figure, 0)).toMatchObject({ x: [0, 0, null, 1, 1, null], y: [0.9, 0.6, null, 1, 0.8, null] });
  expect(figure.data.slice(1)).toMatchObject([
    { name: 'precision', y: [0.9, 1] },
    { name: 'recall', y: [0.6, 0.8] },
    { name: 'F1', y: [0.72, 0.8889] },
  ]);
});

test('classScoreBars shows every score: the axis begins below the least', () => {
  expect(classScoreBars(SCORES).layout.yaxis?.range?.[0]).toBeCloseTo(0.6 - 0.1 * 0.4, 12);
});

test('classScoreBars names the worst class in words', () => {
  expect(classScoreBars(SCORES).alt).toContain(
    'mean F1 0.804, least F1 0.720 for the digit 0 (precision 0.900, recall 0.600)',
  );
});

test('classScoreBars names each class below the axis and, in full, where one points', () => {
  const named = SCORES.map((score) => ({ ...score, name: `a class with a rather long name ${score.label}` }));
  const figure = classScoreBars(named);
  expect(figure.layout.xaxis?.ticktext).toEqual(['a class with…long name 0', 'a class with…long name 1']);
  expect(trace(figure, 1)).toMatchObject({ customdata: named.map(({ name }) => name) });
});

test('classScoreBars refuses scores that are none', () => {
  expect(() => classScoreBars([])).toThrow(RangeError);
  expect(() => classScoreBars([{ label: 0, precision: 1.2, recall: 1, f1: 1, support: 1 }])).toThrow(
    new RangeError('drawing class scores: expected precision from 0 to 1, found 1.2 at position 0'),
  );
});
