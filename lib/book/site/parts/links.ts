import { posix } from 'node:path';

/** Where a link of a source leads in the book. */
export type PageOf = (file: string) => string | undefined;

/**
 * The page of each source, from the folder of the book: notebooks and documents; undefined for what has none.
 *
 * @param documents names of the documents that have a page, from the project's folder, such as `docs/glossary.md`
 */
export function pageOf(documents: readonly string[]): PageOf {
  return (file) => {
    if (file === 'README.md') return 'index.html';
    if (file === 'docs/api.md') return 'api/index.html';
    if (/^notebooks\/[^/]+\.ipynb$/.test(file)) return file.replace(/\.ipynb$/, '.html');
    if (documents.includes(file)) return file.replace(/^(?:docs\/)?(.*)\.md$/, 'docs/$1.html');
    return undefined;
  };
}

/** What a link says and where it stands. */
export interface LinkPlace {
  /** The source that holds the link, from the project's folder. */
  readonly source: string;
  /** The page that is made of it, from the book's folder. */
  readonly page: string;
}

/**
 * The address that a link has in the book.
 *
 * @param href as the source has it
 * @returns the address from the page; undefined if it leads to a file of the project that is no page of the book
 *
 * @example
 * ```ts
 * const place = { source: 'notebooks/8-convolution.ipynb', page: 'notebooks/8-convolution.html' };
 * bookLink('../docs/glossary.md#nat', place, pageOf(['docs/glossary.md'])); // '../docs/glossary.html#nat'
 * ```
 */
export function bookLink(href: string, { source, page }: LinkPlace, toPage: PageOf): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(href) || href.startsWith('#')) return href;
  const [path = '', anchor] = href.split('#');
  const target = toPage(posix.normalize(posix.join(posix.dirname(source), path)));
  if (target === undefined) return undefined;
  return `${posix.relative(posix.dirname(page), target)}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** The way from a page to the book's folder: `.` or `..`, however deep the page lies. */
export const rootOf = (page: string): string => posix.relative(posix.dirname(page), '.') || '.';
