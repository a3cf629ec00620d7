import { readFileSync } from 'node:fs';
import path from 'node:path';

import { pageOf } from '../../../lib/book/site/parts/links';
import { listNotebooks } from '../../../lib/runner/notebook/list-notebooks';
import { readNotebook } from '../../../lib/runner/notebook/notebook';
import { DOCUMENT_FILES } from '../../../tools/book/places.mjs';
import { place } from '../../../tools/project/places.mjs';

const SOURCES = [
  ...DOCUMENT_FILES.map((file) => ({ file, text: readFileSync(place(file), 'utf8') })),
  ...listNotebooks(place('notebooks')).map((file) => ({
    file: `notebooks/${path.basename(file)}`,
    text: readNotebook(file)
      .cells.filter(({ type }) => type === 'markdown')
      .map(({ source }) => source)
      .join('\n\n'),
  })),
];
const toPage = pageOf(DOCUMENT_FILES);

/** Texts of the project that a source links to. */
const linked = (file: string, text: string): string[] =>
  [...text.matchAll(/\]\((?![a-z]+:)([^)\s#]+\.(?:md|ipynb))/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  );

test.each(SOURCES)('every text that $file links to has a page in the book', ({ file, text }) => {
  expect(linked(file, text).filter((to) => toPage(to) === undefined)).toEqual([]);
});

test('linked, the reference, finds a link between folders', () => {
  expect(linked('notebooks/12-a.ipynb', '[its card](../docs/models/cnn.md#use), [b](https://b.md)')).toEqual([
    'docs/models/cnn.md',
  ]);
});

test('documents have pages of different names', () => {
  expect(new Set(DOCUMENT_FILES.map(toPage)).size).toBe(DOCUMENT_FILES.length);
});
