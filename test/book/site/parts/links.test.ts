import { bookLink, pageOf, rootOf } from '../../../../lib/book/site/parts/links';

const toPage = pageOf(['docs/glossary.md', 'docs/models/cnn.md', 'environment.md']);
const place = { source: 'notebooks/8-convolution.ipynb', page: 'notebooks/8-convolution.html' };

test.each([
  ['9-comparison.ipynb', '9-comparison.html'],
  ['../docs/glossary.md#nat', '../docs/glossary.html#nat'],
  ['../README.md', '../index.html'],
  ['../docs/api.md', '../api/index.html'],
  ['../docs/models/cnn.md', '../docs/models/cnn.html'],
  ['../environment.md', '../docs/environment.html'],
  ['#train', '#train'],
  ['https://js.tensorflow.org/', 'https://js.tensorflow.org/'],
])('bookLink takes %s to %s', (href, address) => {
  expect(bookLink(href, place, toPage)).toBe(address);
});

test('bookLink has no address for a file that is no page', () => {
  expect(bookLink('../lib/digits/index.ts', place, toPage)).toBeUndefined();
});

test('rootOf leads from a page to the folder of the book', () => {
  expect(['index.html', 'docs/a.html', 'a/b/c.html'].map(rootOf)).toEqual(['.', '..', '../..']);
});
