import { AUDIT_FOLDS, AUDITORS } from '../../../lib/digits/labels/auditors';
import { readLabels } from '../../../lib/digits/labels/results';
import { recipeKey } from '../../../lib/digits/study/recipe';
import { testBackend } from '../../helpers/backend';

beforeAll(() => testBackend());

test('AUDITORS are those of the results that the documents quote, with as many networks', () => {
  const expected = AUDITORS.flatMap((auditor) => [
    { model: auditor.name, key: recipeKey(auditor), part: 'test', networks: auditor.testSeeds },
    ...(auditor.trainSeeds === 0
      ? []
      : [{ model: auditor.name, key: recipeKey(auditor), part: 'train', networks: auditor.trainSeeds }]),
  ]);
  expect(readLabels().audits.map(({ model, key, part, networks }) => ({ model, key, part, networks }))).toEqual(
    expected,
  );
});

test('AUDITORS train as many networks as the help of npm run labels says', () => {
  const networks = AUDITORS.map(({ testSeeds, trainSeeds }) => testSeeds + AUDIT_FOLDS * trainSeeds);
  expect(networks).toEqual([35, 10]);
});
