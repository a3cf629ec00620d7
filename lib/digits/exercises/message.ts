import { escapeHtml } from '@digits/common/text';

import type { MimeBundle } from '../display/sink';

/** What a check answers: a few words with `code` in them. */
export interface Message {
  /** A sign before the title; the words say the same. */
  readonly mark: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** A few lines of TypeScript below them. @default none */
  readonly code?: string;
  /** What follows the code. @default nothing */
  readonly after?: readonly string[];
}

const BOX = 'border-left: 3px solid currentColor; padding-left: 0.8em; max-width: 44em';

/** A message as HTML, for notebooks and the book, and as plain text. */
export function messageBundle({ mark, title, paragraphs, code, after = [] }: Message): MimeBundle {
  const inline = (text: string): string => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
  const [first = '', ...others] = paragraphs.map(inline);
  const block = code === undefined ? '' : `<pre><code>${escapeHtml(code)}</code></pre>`;
  const blocks = [...others.map((each) => `<p>${each}</p>`), block, ...after.map((each) => `<p>${inline(each)}</p>`)];
  const html = `<div style="${BOX}"><p><b>${mark} ${inline(title)}</b> ${first}</p>${blocks.join('')}</div>`;
  const indented = code === undefined ? [] : [code.replace(/^(?=.)/gm, '    ')];
  const [opening = '', ...rest] = paragraphs;
  const text = [`${mark} ${title} ${opening}`.trimEnd(), ...rest, ...indented, ...after].join('\n');
  return { 'text/html': html, 'text/plain': text };
}
