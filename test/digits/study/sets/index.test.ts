import { selectBackend } from '../../../../lib/digits/backend/backend';
import { recipeKey } from '../../../../lib/digits/study/recipe';
import { STUDY_NAMES } from '../../../../lib/digits/study/results';
import { STUDIES, studyNamed } from '../../../../lib/digits/study/sets';
import { STUDY_NAMES as NAMES_OF_COMMAND } from '../../../../tools/study.mjs';

beforeAll(() => selectBackend('wasm'));

test('STUDIES are those that npm run study knows before they are compiled, and that readStudy reads', () => {
  const names = STUDIES.map(({ name }) => name);
  expect(NAMES_OF_COMMAND).toEqual(names);
  expect([...STUDY_NAMES].sort()).toEqual([...names].sort());
});

test.each(STUDIES)('the recipes of $name differ in name and in what decides their results', ({ recipes }) => {
  expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
  expect(new Set(recipes.map(recipeKey)).size).toBe(recipes.length);
});

test('studyNamed refuses a name that no study has', () => {
  expect(studyNamed('report').seeds).toBe(20);
  expect(() => studyNamed('reports')).toThrow(
    'expected one of search, report, comparison, normalized, found "reports"',
  );
});
