import { REPORT_RECIPES } from '../../../../lib/digits/study/sets/report';

test('REPORT_RECIPES try each setting with both kinds of validation', () => {
  const named = (part: string): string[] =>
    REPORT_RECIPES.flatMap(({ name }) => (name.endsWith(part) ? [name.slice(0, -part.length)] : []));
  expect(named('a fifth put aside')).toEqual(named('test digits'));
  expect(named('test digits')).toHaveLength(REPORT_RECIPES.length / 2);
});
