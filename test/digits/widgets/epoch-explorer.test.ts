import { type TrainingFilm, filmTraining } from '../../../lib/digits/train/film';
import { buildAnn } from '../../../lib/digits/model/ann';
import { epochExplorer } from '../../../lib/digits/widgets/epoch-explorer';
import { framesOf, fromTwoBytes, LEVELS } from '../../../lib/digits/widgets/film-bytes';
import { unpackBytes } from '../../../lib/widgets/base/unpack';
import { type FilmData, placesOf, probabilitiesOf } from '../../../lib/widgets/epochs/frames';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(testBackend);

const result = { epoch: 1, loss: 0.512345, accuracy: 0.5, validationLoss: 0.4, seconds: 1 };

async function film(epochs = 1): Promise<TrainingFilm> {
  const made = await filmTraining(buildAnn({ seed: 1, hiddenUnits: 6 }), bandedDigits(30));
  for (let epoch = 1; epoch <= epochs; epoch++) await made.take({ ...result, epoch });
  return made;
}

const dataOf = (widget: ReturnType<typeof epochExplorer>) => widget.attributes.data as FilmData;

test('epochExplorer keeps what a page needs to show each frame as it was', async () => {
  const made = await film();
  const widget = epochExplorer(made, { title: 'Mine' });
  const data = dataOf(widget);
  expect(data.frames[1]).toEqual({
    epoch: 1,
    loss: 0.5123,
    validationLoss: 0.4,
    confusion: made.frames[1]?.confusion,
  });
  expect(data.labels).toEqual([...made.watched.labels]);
  const numbers = fromTwoBytes(await unpackBytes(String(widget.attributes.probabilities)));
  const shown = probabilitiesOf(numbers, data, 1, 7).map((value) => value.toFixed(3));
  expect(shown).toEqual(Array.from(made.frames[1]?.probabilities.slice(70, 80) ?? [], (value) => value.toFixed(3)));
  // A byte is at most half a shade from its weight, unless that is beyond the strongest colour.
  const [, weights] = framesOf(await unpackBytes(String(widget.attributes.weights)), 2);
  const kept = Array.from(made.frames[1]?.weights ?? []);
  expect(data.strongest).toBeCloseTo(Math.max(...kept.map(Math.abs)) / 2, 6);
  const shade = data.strongest / LEVELS;
  const most = kept.map((weight, at) => {
    const limited = Math.max(-data.strongest, Math.min(data.strongest, weight));
    return Math.abs(limited - ((weights?.[at] ?? 0) - 128) * shade);
  });
  expect(Math.max(...most)).toBeLessThan(0.51 * shade);
});

test('epochExplorer keeps the axes of the plane, so that an unchanged network has the same points', async () => {
  const widget = epochExplorer(await film());
  const numbers = fromTwoBytes(await unpackBytes(String(widget.attributes.points)));
  expect(placesOf(numbers, 0, 30)).toEqual(placesOf(numbers, 1, 30));
  const places = placesOf(numbers, 0, 30);
  const span = (part: 'x' | 'y') => [
    Math.min(...places.map((place) => place[part])),
    Math.max(...places.map((place) => place[part])),
  ];
  // The direction of most difference takes all the room there is.
  expect(span('x')).toEqual([0, 1]);
  expect(dataOf(widget).shares[0]).toBeGreaterThan(dataOf(widget).shares[1] ?? 1);
});

test('epochExplorer leaves out frames between, where there are too many', async () => {
  const epochs = dataOf(epochExplorer(await film(70))).frames.map(({ epoch }) => epoch);
  expect(epochs.length).toBeLessThanOrEqual(31);
  expect([epochs[0], epochs[1], epochs.at(-1)]).toEqual([0, 3, 70]);
});

test('epochExplorer asks for an epoch, and says how to film one', async () => {
  const made = await film(0);
  expect(() => epochExplorer(made)).toThrow(
    'expected at least one epoch on it, found none: give it to watchTraining(epochs, { film }), or film.take to fit as onEpoch',
  );
});
