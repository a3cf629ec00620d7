import { confusionMatrix } from '../../../lib/digits/measure/confusion';
import { buildAnn } from '../../../lib/digits/model/ann';
import { predict } from '../../../lib/digits/model/predict';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { denseWeights } from '../../../lib/digits/model/weights';
import { filmTraining } from '../../../lib/digits/train/film';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(testBackend);

const train = bandedDigits(200);
const watched = bandedDigits(230, 2);

async function filmed() {
  const model = buildAnn({ seed: 1, hiddenUnits: 8 });
  const before = denseWeights(model, 'hidden').kernel;
  const film = await filmTraining(model, watched);
  const history = await fit(model, train, { epochs: 2, validation: watched, onEpoch: film.take });
  return { model, before, film, history };
}

test('filmTraining keeps a frame before the training and one after each epoch', async () => {
  const { model, before, film, history } = await filmed();
  expect(film.frames.map(({ epoch, result }) => [epoch, result])).toEqual([
    [0, undefined],
    [1, history.epochs[0]],
    [2, history.epochs[1]],
  ]);
  const probabilities = await predict(model, watched);
  const last = film.frames.at(-1);
  expect(last?.confusion).toEqual(confusionMatrix({ probabilities, labels: watched.labels }));
  expect(last?.probabilities.slice(0, 10)).toEqual(probabilities.slice(0, 10));
  // Eight units, each as an image: the weight of unit 3 for pixel 100.
  expect(film.frames[0]?.weights).toHaveLength(8 * 784);
  expect(film.frames[0]?.weights[3 * 784 + 100]).toBe(before[8 * 100 + 3]);
  expect(last?.weights[3 * 784 + 100]).toBe(denseWeights(model, 'hidden').kernel[8 * 100 + 3]);
});

test('filmTraining watches the first twenty digits of each class one by one', async () => {
  const { film } = await filmed();
  expect(film.indices).toEqual(Array.from({ length: 200 }, (_, at) => at));
  expect(film.watched.count).toBe(200);
  expect(film.frames[0]?.hidden).toHaveLength(200 * 8);
});

test('filmTraining changes nothing of the training', async () => {
  const { history } = await filmed();
  const plain = await fit(buildAnn({ seed: 1, hiddenUnits: 8 }), train, { epochs: 2, validation: watched });
  const untimed = ({ epochs }: typeof plain) => epochs.map(({ loss, validationLoss }) => [loss, validationLoss]);
  expect(untimed(history)).toEqual(untimed(plain));
});

test('filmTraining refuses a network without a hidden layer', async () => {
  await expect(filmTraining(buildSoftmaxRegression(), watched)).rejects.toThrow(
    'filming a training: expected a network with a hidden layer, found one without',
  );
});
