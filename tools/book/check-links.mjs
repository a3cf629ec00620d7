// Whether every link of the book leads to a file, and to a place in it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The pages of a folder, sorted.
 *
 * @param {string} folder
 */
export const pagesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();

/** @param {string} text */
const unescaped = (text) => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"');

/**
 * Addresses that a page holds, those of scripts and pictures too; not those of parts of drawings, which scripts put in.
 *
 * @param {string} html
 */
export function addressesIn(html) {
  const shown = html.replace(/<script\b(?![^>]*\bsrc=)[\s\S]*?<\/script>|<use\b[^>]*>/g, '');
  return [...shown.matchAll(/\s(?:href|src)="([^"]*)"/g)].map(([, address = '']) => unescaped(address));
}

/**
 * Names of places that a page has.
 *
 * @param {string} html
 */
const placesIn = (html) => new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => unescaped(id)));

/**
 * What is wrong with the links of a folder's pages, a line each.
 *
 * @param {string} folder
 * @returns {string[]}
 */
export function checkLinks(folder) {
  /** @type {Map<string, Set<string>>} */
  const places = new Map();
  const placesOf = (/** @type {string} */ file) => {
    const known = places.get(file) ?? placesIn(readFileSync(file, 'utf8'));
    places.set(file, known);
    return known;
  };
  return pagesIn(folder).flatMap((page) => {
    const file = path.join(folder, page);
    const addresses = [...new Set(addressesIn(readFileSync(file, 'utf8')))];
    return addresses
      .filter((address) => !/^(https?|mailto|data|javascript):/.test(address))
      .flatMap((address) => {
        const [name = '', place = ''] = address.split('#');
        const target = name === '' ? file : path.join(path.dirname(file), decodeURIComponent(name.split('?')[0] ?? ''));
        if (!existsSync(target) || !statSync(target).isFile()) return [`${page}: ${address} leads to no file`];
        if (place === '' || !target.endsWith('.html')) return [];
        return placesOf(target).has(decodeURIComponent(place))
          ? []
          : [`${page}: ${address} leads to no place of that name`];
      });
  });
}
