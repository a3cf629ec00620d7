// Code in colours, for both themes at once; the names in it can be asked for.
import { createHighlighterCoreSync } from '@shikijs/core';
import { createOnigurumaEngine } from '@shikijs/engine-oniguruma';
import javascript from '@shikijs/langs/javascript';
import json from '@shikijs/langs/json';
import python from '@shikijs/langs/python';
import shell from '@shikijs/langs/shellscript';
import typescript from '@shikijs/langs/typescript';
import dark from '@shikijs/themes/github-dark-default';
import light from '@shikijs/themes/github-light-high-contrast';

/** Names of languages in the documents, and what the highlighter calls them. */
const LANGUAGES = new Map([
  ['ts', 'typescript'],
  ['js', 'javascript'],
  ['json', 'json'],
  ['python', 'python'],
  ['sh', 'shellscript'],
  ['bash', 'shellscript'],
]);

const highlighter = createHighlighterCoreSync({
  themes: [light, dark],
  langs: [typescript, javascript, json, python, shell],
  engine: await createOnigurumaEngine(import('@shikijs/engine-oniguruma/wasm-inlined')),
});

/**
 * The classes of the colours that were used, in place of the colours themselves, which were a third of a page of code.
 *
 * @type {Map<string, string>}
 */
const classes = new Map();

/** The colours of what is nothing in particular. */
const PLAIN = [light, dark]
  .map(({ name = '', type }) => `--shiki-${type}:${highlighter.getTheme(name).fg}`)
  .join(';')
  .toLowerCase();

/** @type {import('@shikijs/core').ShikiTransformer} */
const CLASSES = {
  span({ properties }) {
    const { style } = properties;
    if (typeof style !== 'string') return;
    delete properties.style;
    if (style.toLowerCase() === PLAIN) return;
    if (!classes.has(style)) classes.set(style, `k${classes.size}`);
    properties.class = classes.get(style);
  },
  // Most of a page of code were marks of plain text, and the colours of each block.
  line(node) {
    node.children = node.children.flatMap((child) =>
      child.type === 'element' && child.properties.class === undefined ? child.children : [child],
    );
  },
  pre({ properties }) {
    delete properties.style;
    properties.class = 'shiki';
  },
};

/** The rules of the colours that all code so far has. */
export const codeStyle = () =>
  [...classes, /** @type {const} */ ([PLAIN, 'shiki'])].map(([style, name]) => `.${name} {${style}}\n`).join('');

/** @typedef {NonNullable<import('@shikijs/core').CodeToHastOptions['decorations']>[number]} Mark */

/**
 * The marks by which a page asks for types and documentation.
 *
 * @param {readonly import('../../lib/book/site/index.js').Hover[]} hovers
 * @returns {Mark[]}
 */
export const hoverMarks = (hovers) =>
  hovers.map(([start, length, text]) => ({
    start,
    end: start + length,
    properties: { 'data-h': String(text) },
  }));

/**
 * The marks that lead to other places.
 *
 * @param {readonly import('../../lib/book/site/index.js').NameLink[]} links
 * @returns {Mark[]}
 */
export const linkMarks = (links) =>
  links.map(({ start, end, href }) => ({ start, end, tagName: 'a', properties: { href } }));

/**
 * Code as a `pre` in colours; without them in a language that is not known here.
 *
 * @param {string} code
 * @param {string} language as a document names it
 * @param {Mark[]} [marks] what stands at parts of it
 */
export function highlight(code, language, marks = []) {
  return highlighter.codeToHtml(code, {
    lang: LANGUAGES.get(language) ?? 'text',
    themes: { light: light.name ?? '', dark: dark.name ?? '' },
    defaultColor: false,
    // The colours must not depend on how busy the machine is.
    tokenizeTimeLimit: 0,
    decorations: marks,
    transformers: [CLASSES],
  });
}
