import { posix } from 'node:path';

import { escapeHtml } from '@digits/common/text';

import type { Chapter } from './contents';
import { rootOf } from './links';
import type { Heading } from './markdown';

/** A page beside the notebooks. */
export interface SidePage {
  readonly title: string;
  /** Its place from the book's folder. */
  readonly page: string;
  /** Pages that follow it, which the contents of the book show on it and on them. */
  readonly parts?: readonly SidePage[];
}

/** What all pages of the book share. */
export interface Book {
  readonly title: string;
  readonly chapters: readonly Chapter[];
  readonly sides: readonly SidePage[];
  /** Whether cells can be run in the browser. */
  readonly live: boolean;
}

/** One page. */
export interface Page {
  readonly title: string;
  /** A sentence for search engines and for those who share a link. */
  readonly description: string;
  /** Its place from the book's folder, such as `notebooks/8-convolution.html`. */
  readonly page: string;
  /** HTML of its main part, with its `h1`. */
  readonly body: string;
  readonly headings: readonly Heading[];
  /** HTML at its end, such as data that scripts read. */
  readonly data?: string;
  /** Class of the main part, for its style. */
  readonly kind: 'notebook' | 'document' | 'start' | 'figures' | 'reference';
}

/** What links call the first page. */
const START = 'Start page';

/** The page of a notebook. */
export const chapterPage = ({ name }: Chapter): string => `notebooks/${name}.html`;

/** JSON in HTML: no text of it ends the script. */
export const jsonScript = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

/** A seven of squares, as the network sees it. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230b5f8f'/%3E%3Cpath d='M4 4h8v2h-1v2h-1v2H9v3H7v-3h1V8h1V6H4z' fill='%23fff'/%3E%3C/svg%3E";

/** Before anything is drawn: the theme that was chosen, else the system's. Forced colours are the system's alone. */
const BOOT =
  '(function(){var r=document.documentElement,m=function(q){return matchMedia(q).matches},t;' +
  "try{t=m('(forced-colors: active)')?null:localStorage.getItem('digits-theme')}catch(e){}" +
  "r.dataset.theme=t==='light'||t==='dark'?t:m('(prefers-color-scheme: dark)')?'dark':'light';" +
  "r.classList.add('js')})()";

const item = (page: string, target: string, label: string, below = ''): string => {
  const here = page === target ? ' aria-current="page"' : '';
  return `<li><a href="${posix.relative(posix.dirname(page), target)}"${here}>${label}</a>${below}</li>`;
};

/** A page beside the notebooks, with its parts where one of them is read. */
function sideItem(page: string, side: SidePage): string {
  const isOpen = [side, ...(side.parts ?? [])].some((each) => each.page === page);
  const parts = isOpen ? (side.parts ?? []).map((part) => sideItem(page, part)) : [];
  return item(page, side.page, escapeHtml(side.title), parts.length === 0 ? '' : `<ul>${parts.join('')}</ul>`);
}

function sidebar({ chapters, sides }: Book, { page }: Page): string {
  const numbered = chapters.map((chapter) =>
    item(page, chapterPage(chapter), `<span class="number">${chapter.number}</span> ${escapeHtml(chapter.title)}`),
  );
  const others = sides.map((side) => sideItem(page, side));
  return (
    `<nav class="sidebar" id="sidebar" aria-label="Contents of the book"><ul>${item(page, 'index.html', START)}</ul>` +
    `<p class="group">Notebooks</p><ul>${numbered.join('')}</ul>` +
    `<p class="group">Beside them</p><ul>${others.join('')}</ul></nav>`
  );
}

function pageContents({ headings, kind }: Page): string {
  const shown = headings.filter(({ level }) => level === 2 || (level === 3 && kind === 'document'));
  if (shown.length < 2) return '';
  const items = shown.map(
    ({ id, level, text }) => `<li class="level-${level}"><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`,
  );
  return (
    '<nav class="toc" aria-label="On this page"><details open><summary>On this page</summary>' +
    `<ul>${items.join('')}</ul></details></nav>`
  );
}

/** The pages in reading order: the start, the notebooks, then what stands beside them. */
const readingOrder = ({ chapters, sides }: Book): readonly SidePage[] => [
  { title: START, page: 'index.html' },
  ...chapters.map((chapter) => ({ title: `${chapter.number}. ${chapter.title}`, page: chapterPage(chapter) })),
  ...sides.flatMap((side) => [side, ...(side.parts ?? [])]),
];

function neighbours(book: Book, { page }: Page): string {
  const order = readingOrder(book);
  const at = order.findIndex((each) => each.page === page);
  if (at < 0) return '';
  const link = (to: SidePage | undefined, rel: string, word: string): string =>
    to === undefined
      ? '<span></span>'
      : `<a class="${rel}" rel="${rel}" href="${posix.relative(posix.dirname(page), to.page)}">` +
        `<span class="direction">${word}</span><span class="name">${escapeHtml(to.title)}</span></a>`;
  return (
    '<nav class="neighbours" aria-label="Previous and next page">' +
    `${link(order[at - 1], 'prev', 'Previous')}${link(order[at + 1], 'next', 'Next')}</nav>`
  );
}

function head({ title: bookTitle }: Book, { title, description, page }: Page): string {
  const root = rootOf(page);
  const full = title === bookTitle ? title : `${title} · ${bookTitle}`;
  return (
    `<meta charset="utf-8"><title>${escapeHtml(full)}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<meta name="description" content="${escapeHtml(description)}"><link rel="icon" href="${ICON}">` +
    `<script>${BOOT}</script><link rel="stylesheet" href="${root}/assets/site.css">`
  );
}

const SEARCH =
  '<dialog id="search" aria-label="Search"><form method="dialog" role="search">' +
  '<input id="search-text" type="search" placeholder="Search the book" aria-label="Search the book" autocomplete="off">' +
  '<button value="close">Close</button></form>' +
  '<ul id="search-found" aria-label="Found"></ul><p id="search-note" role="status"></p></dialog>';

function bar({ title }: Book, root: string): string {
  return (
    '<header class="bar"><button class="menu" aria-controls="sidebar" aria-expanded="false" aria-label="Contents">' +
    `<span aria-hidden="true">☰</span></button><a class="brand" href="${root}/index.html">${escapeHtml(title)}</a>` +
    '<button class="search-open"><span class="words">Search</span> <kbd aria-hidden="true">/</kbd></button>' +
    '<button class="theme" aria-pressed="false" aria-label="Dark theme"><span aria-hidden="true">◐</span></button></header>'
  );
}

/** A whole page of the book as HTML. */
export function pageHtml(book: Book, page: Page): string {
  const root = rootOf(page.page);
  const live = book.live && page.kind === 'notebook';
  const scripts = ['site.js', ...(live ? ['live.js'] : [])];
  return (
    `<!doctype html>\n<html lang="en" data-root="${root}"><head>${head(book, page)}</head>\n<body class="${page.kind}">` +
    `<a class="skip" href="#main">Skip to the text</a>\n${bar(book, root)}\n<div class="columns">${sidebar(book, page)}\n` +
    `<main id="main" tabindex="-1">${pageContents(page)}<article>${page.body}</article>\n${neighbours(book, page)}</main></div>\n` +
    `${page.kind === 'notebook' ? '<div id="kernel-status" role="region" aria-label="Running the cells"></div>' : ''}${SEARCH}\n` +
    `${page.data ?? ''}${scripts.map((name) => `<script src="${root}/assets/${name}" defer></script>`).join('')}</body></html>\n`
  );
}
