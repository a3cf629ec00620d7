import { moved } from '../../../lib/digits/data/transform/moved';
import { classify } from '../../../lib/digits/evaluate/classify';
import { classifyMoved } from '../../../lib/digits/evaluate/classify-moved';
import { buildAnn } from '../../../lib/digits/model/ann';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(() => testBackend());

test('classifyMoved is the mean of five answers', async () => {
  const model = buildAnn({ seed: 1, hiddenUnits: 4 });
  const digits = bandedDigits(6);
  const places = [
    [0, 0],
    [-2, 0],
    [2, 0],
    [0, -2],
    [0, 2],
  ] as const;
  const five = await Promise.all(places.map(([down, right]) => classify(model, moved(digits, down, right))));
  const { probabilities, labels } = await classifyMoved(model, digits, { pixels: 2 });
  model.dispose();
  expect(labels).toEqual(digits.labels);
  probabilities.forEach((share, at) => {
    const mean = five.reduce((sum, answer) => sum + (answer.probabilities[at] ?? NaN), 0) / 5;
    expect(share).toBeCloseTo(mean, 6);
  });
});

test('classifyMoved refuses to move by nothing, and further than the picture', async () => {
  const model = buildAnn({ seed: 1, hiddenUnits: 4 });
  for (const pixels of [0, 29])
    await expect(classifyMoved(model, bandedDigits(2), { pixels })).rejects.toThrow(RangeError);
  model.dispose();
});
