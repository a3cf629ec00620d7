import { LESSONS } from '../../../lib/digits/exercises/check';
import { answersPage } from '../../../tools/guide/answers.mjs';

test('answersPage has each exercise below its notebook: what is asked, the solution and why it is one', () => {
  const lines = answersPage(LESSONS.slice(0, 1)).split('\n');
  expect(lines[0]).toBe('# The answers');
  const at = lines.indexOf('### scalePixel');
  expect(lines.indexOf('## 0. TypeScript in fifteen minutes')).toBeLessThan(at);
  expect(lines.slice(at, at + 9)).toEqual([
    '### scalePixel',
    '',
    'Write an arrow function that turns a pixel of 0 to 255 into a number of 0 to 1.',
    '',
    '```ts',
    'const scalePixel = (pixel: number) => pixel / 255;',
    '```',
    '',
    'Divided by the largest value, 255 becomes 1 and 0 stays 0. What stands after the arrow is what the function gives.',
  ]);
});

test('answersPage leaves out no exercise', () => {
  const page = answersPage(LESSONS);
  const names = LESSONS.flatMap(({ exercises }) => exercises.map(({ name }) => name));
  expect([...page.matchAll(/^### (\w+)$/gm)].map(([, name]) => name)).toEqual(names);
});
