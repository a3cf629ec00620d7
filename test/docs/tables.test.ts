import { readFileSync } from 'node:fs';

import { place } from '../../tools/project/places.mjs';
import { pageNames } from '../../tools/verify/pages.mjs';

/** The first rows of a page's tables: those above a line of dashes. */
const heads = (text: string): string[] => [...text.matchAll(/^( *\|.+\|)\n *\|[-| :]+\|$/gm)].map(([, row = '']) => row);
/** Markdown as it stands in a page, or in the JSON of a notebook. */
const textOf = (page: string): string => readFileSync(place(page), 'utf8').replace(/^ {4}"(.*)\\n",?$/gm, '$1');

test('heads, the reference, finds the tables of documents and notebooks', () => {
  expect(heads('| a | |\n|---|---|\n| b | c |')).toEqual(['| a | |']);
  expect(heads(textOf('notebooks/1-import-libraries.ipynb'))).toEqual(['| The report uses | for | Here it is |']);
});

test.each(pageNames())('every column of the tables of %s has a name', (page) => {
  expect(heads(textOf(page)).filter((row) => /\|\s*\|/.test(row))).toEqual([]);
});
