// Code in colours, for both themes at once; the names in it can be asked for.
import { createHighlighterCoreSync } from '@shikijs/core';
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';
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
  engine: createJavaScriptRegexEngine(),
});

/**
 * Code as a `pre` in colours; without them in a language that is not known here.
 *
 * @param {string} code
 * @param {string} language as a document names it
 * @param {readonly import('../../lib/book/site/index.js').Hover[]} [hovers] its names
 */
export function highlight(code, language, hovers = []) {
  return highlighter.codeToHtml(code, {
    lang: LANGUAGES.get(language) ?? 'text',
    themes: { light: light.name ?? '', dark: dark.name ?? '' },
    defaultColor: false,
    decorations: hovers.map(([start, length, text]) => ({
      start,
      end: start + length,
      properties: { 'data-h': String(text) },
    })),
  });
}
