// The style of the book, and the scripts that its pages load.
import { readFileSync } from 'node:fs';

import { transform } from 'esbuild';

import { place } from '../project/places.mjs';

/** Where the dark theme holds, never on paper: where it was chosen, and by the system where no script runs. */
const DARK = [
  ['@media screen', ":root[data-theme='dark']"],
  ['@media screen and (prefers-color-scheme: dark)', ':root:not([data-theme])'],
];

/** Browsers that need know no nesting of rules. */
export const TARGET = ['chrome111', 'firefox115', 'safari16.4'];

/**
 * The style of the book.
 *
 * @param {string} more rules besides its own
 * @returns {Promise<string>}
 */
export async function bookStyle(more) {
  const [site = '', dark = ''] = ['site.css', 'dark.css'].map((name) =>
    readFileSync(place('lib/book/site', name), 'utf8'),
  );
  const twice = DARK.map(([where, root = '']) => `${where} {\n${dark.replace('.dark {', `${root} {`)}}\n`);
  const options = /** @type {const} */ ({ loader: 'css', target: TARGET, minify: true });
  return (await transform([site, ...twice, more].join('\n'), options)).code;
}
