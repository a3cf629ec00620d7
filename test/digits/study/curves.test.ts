import { spread } from '../../../lib/digits/measure/spread';
import { studyCurves } from '../../../lib/digits/study/curves';
import { result } from './helpers';

const run = (model: string, seed: number, loss: readonly number[]): ReturnType<typeof result> => ({
  ...result(model, seed, [1]),
  history: { loss, accuracy: loss.map(() => 1) },
});

test('studyCurves spreads each epoch over the seeds, model by model', () => {
  const results = [run('a', 1, [3, 1]), run('a', 2, [5, 2]), run('b', 1, [7]), result('baseline', 1, [1])];
  expect(studyCurves(results, 'loss')).toEqual([
    { name: 'a', epochs: [spread([3, 5]), spread([1, 2])] },
    { name: 'b', epochs: [spread([7])] },
  ]);
  expect(studyCurves(results, 'validationLoss')).toEqual([]);
  expect(() => studyCurves(results, 'losses' as 'loss')).toThrow('expected one of loss, accuracy');
});
