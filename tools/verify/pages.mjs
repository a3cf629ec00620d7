// The pages whose figures are held to results: the documents, and the prose of the notebooks.
import { readdirSync, readFileSync } from 'node:fs';

import { place } from '../project/places.mjs';
import { parseJson } from '../project/json.mjs';

/**
 * Pages that say nothing of their own: api.md is made of the docstrings, whose examples the tests run, answers.md of the
 * exercises, book.md of book.json, as tests hold. The model cards in docs/models are made of results too, and compared
 * as a whole.
 */
const LEFT_OUT = ['docs/api.md', 'docs/answers.md', 'docs/book.md'];

/**
 * Names of all pages, below the project's folder.
 *
 * @returns {string[]}
 */
export function pageNames() {
  /** @type {(folder: string, ending: string) => string[]} */
  const inFolder = (folder, ending) =>
    readdirSync(place(folder))
      .filter((name) => name.endsWith(ending))
      .map((name) => `${folder}/${name}`)
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const all = ['README.md', 'environment.md', 'CONTRIBUTING.md', ...inFolder('docs', '.md')];
  return [...all, ...inFolder('notebooks', '.ipynb')].filter((name) => !LEFT_OUT.includes(name));
}

/**
 * What a page says, without its code: that and the targets of links are blank, so that what is left stands where it did.
 *
 * @param {string} name
 */
export function proseOf(name) {
  return withoutCode(textOf(name));
}

/** @param {string} name */
function textOf(name) {
  const text = readFileSync(place(name), 'utf8');
  if (!name.endsWith('.ipynb')) return text;
  const { cells } = /** @type {{ cells: { cell_type: string, source: string | string[] }[] }} */ (parseJson(text));
  const prose = cells
    .filter(({ cell_type: type }) => type === 'markdown')
    .map(({ source }) => (typeof source === 'string' ? source : source.join('')))
    .join('\n\n');
  // What an exercise gives to work with is no result.
  return prose.split(/^## Exercises$/m)[0] ?? prose;
}

/** @param {string} text */
export function withoutCode(text) {
  /** @param {string} found */
  const blank = (found) => found.replace(/[^\n]/g, ' ');
  return text.replace(/```[\s\S]*?```|`[^`\n]*`|(?<=\])\([^)\s]*\)|<!--[\s\S]*?-->|<[a-z/][^>\n]*>/g, blank);
}
