import { pageNames, proseOf, withoutCode } from '../../../tools/verify/pages.mjs';

test('pageNames has the documents and all notebooks, and not what is generated', () => {
  const names = pageNames();
  for (const name of ['README.md', 'environment.md', 'docs/engine.md', 'notebooks/9-comparison.ipynb']) {
    expect(names).toContain(name);
  }
  expect(names.filter((name) => /api\.md|models/.test(name))).toEqual([]);
});

test('proseOf a notebook has its texts, and none of its code', () => {
  const prose = proseOf('notebooks/9-comparison.ipynb');
  expect(prose).toContain('# 9. Comparison');
  expect(prose).not.toContain('readStudy(');
});

test('withoutCode leaves what is no code where it stood', () => {
  const text = 'a `b 1.5` [c](d 2.5) [e](f-3.5)\n```ts\n4.5\n```\n<a id="5.5"></a> g 6.5';
  const prose = withoutCode(text);
  expect(prose).toHaveLength(text.length);
  expect(prose).toMatch(/^a {9,}\[c\]\(d 2.5\) \[e\] {7}\n *\n *\n *\n +g 6.5$/);
});
