import { marksIn } from '../../../tools/book/lighthouse.mjs';

test('marksIn reads marks of 100 from a report', () => {
  const categories = {
    performance: { score: 0.955 },
    accessibility: { score: 1 },
    'best-practices': { score: 0 },
    seo: { score: null },
  };
  expect(marksIn(JSON.stringify({ categories }))).toEqual({
    performance: 96,
    accessibility: 100,
    'best-practices': 0,
    seo: NaN,
  });
});
