import { escapeHtml } from '@digits/common/text';

import type { Chapter } from '../parts/contents';
import { createMarkdown, type MarkdownOptions } from '../parts/markdown';
import { type Book, chapterPage, type Page } from '../parts/page';

/** A page beside the notebooks, with what it is for. */
export interface SideText {
  readonly title: string;
  readonly page: string;
  readonly about: string;
}

/** What the start page says besides the contents. */
export interface StartPageOptions extends MarkdownOptions {
  readonly sides: readonly SideText[];
  /** HTML of a chart that shows what the book is about. */
  readonly cover: string;
}

/** The README's first paragraph, which says what the project is. */
function lead(readme: string): string {
  const paragraph = readme.split('\n\n').find((part) => part.trim() !== '' && !part.startsWith('#'));
  if (paragraph !== undefined) return paragraph;
  throw new SyntaxError('making the start page: expected a paragraph in README.md, found none');
}

const LEVELS = ['asks for nothing', 'asks for the notebooks before it', 'asks for some liking of statistics'];

function chapterHtml(chapter: Chapter, render: (source: string) => string): string {
  const { number, title, learn, minutes, level } = chapter;
  const about = render(learn).replace(/^<p>|<\/p>\s*$/g, '');
  return (
    `<li><a href="${chapterPage(chapter)}"><span class="number" aria-hidden="true">${number}</span>` +
    `<span class="what"><strong>${escapeHtml(title)}</strong><span class="learn">${about}</span></span>` +
    `<span class="cost"><span>${minutes} min</span><span title="${LEVELS[level - 1] ?? ''}">level ${level}</span></span></a></li>`
  );
}

const RUN =
  '<h2 id="run">Run it here</h2><p>Every page of a notebook runs in this browser, also without a network: nothing is ' +
  'installed, and nothing leaves your computer. Press <em>Run</em> at a cell, change it, and run it again.</p>';

/**
 * The first page: what the book is, its contents, and what stands beside them.
 *
 * @param readme the project's README, in Markdown
 */
export function startPage(book: Book, readme: string, options: StartPageOptions): Page {
  const { sides, cover } = options;
  const markdown = createMarkdown(options);
  const opening = markdown.render(lead(readme));
  const minutes = book.chapters.reduce((sum, chapter) => sum + chapter.minutes, 0);
  const beside = sides.map(
    ({ title, page, about }) =>
      `<li><a href="${page}"><strong>${escapeHtml(title)}</strong><span>${escapeHtml(about)}</span></a></li>`,
  );
  const first = book.chapters[0];
  const begin = first
    ? `<p class="begin"><a class="button" href="${chapterPage(first)}">Begin with notebook ${first.number}</a></p>`
    : '';
  return {
    title: book.title,
    description: 'Notebooks that teach the machine-learning pipeline in TypeScript, on 70,000 handwritten digits.',
    page: 'index.html',
    kind: 'start',
    headings: [],
    body:
      `<div class="opening"><h1 id="start">${escapeHtml(book.title)}</h1>${opening}${begin}</div>${cover}` +
      `<h2 id="notebooks">The notebooks</h2><p>You should be able to read a little TypeScript or JavaScript; no machine ` +
      `learning is needed. Together they take about ${Math.round(minutes / 6) / 10} hours to read and run.</p>` +
      `<ol class="chapters">${book.chapters.map((chapter) => chapterHtml(chapter, markdown.render)).join('')}</ol>` +
      `${book.live ? RUN : ''}<h2 id="beside">Beside the notebooks</h2><ul class="beside">${beside.join('')}</ul>`,
  };
}
