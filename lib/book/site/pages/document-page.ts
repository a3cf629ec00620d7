import { createMarkdown, type MarkdownOptions } from '../parts/markdown';
import type { Page } from '../parts/page';
import { wordsOf } from '../parts/search-index';

/** The first paragraph's words, for those who share a link. */
function descriptionOf(html: string): string {
  const [, first = ''] = /<p>([\s\S]*?)<\/p>/.exec(html) ?? [];
  return wordsOf(first);
}

/**
 * The page of a document.
 *
 * @param source the document, in Markdown, whose first heading is its title
 * @param page its place from the book's folder
 * @throws SyntaxError if it has no title
 */
export function documentPage(source: string, page: string, options: MarkdownOptions): Page {
  const markdown = createMarkdown(options);
  const body = markdown.render(source);
  const title = markdown.headings.find(({ level }) => level === 1)?.text;
  if (title === undefined)
    throw new SyntaxError(`making ${page}: expected a document with a title (# ...), found none`);
  return { title, description: descriptionOf(body), page, kind: 'document', headings: markdown.headings, body };
}
