import MarkdownIt from 'markdown-it';
import { escapeHtml } from '@digits/common/text';

import { isRecord } from './record';

type Token = MarkdownIt.Token;

/** A heading of a page, to which a link can lead. */
export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** What a page takes from others to make HTML of Markdown. */
export interface MarkdownOptions {
  /** The address that a link has on the page; undefined if there is none, and only its words stay. */
  readonly link: (href: string) => string | undefined;
  /** The address of a picture; undefined as for links. */
  readonly picture: (src: string) => string | undefined;
  /** Code as HTML, a whole `pre`. */
  readonly highlight: (code: string, language: string) => string;
}

/** Files that are attached to a part: by name, each in one or more formats, by mime type. */
export type Attachments = Readonly<Record<string, unknown>>;

/** Markdown of one page, whose parts are given one after the other: no two headings get the same id. */
export interface PageMarkdown {
  /** A part as HTML, with the pictures that are attached to it, by name, as notebooks hold them. */
  readonly render: (source: string, attachments?: Attachments) => string;
  /** The headings so far. */
  readonly headings: readonly Heading[];
}

/** A heading's id as GitHub makes it, so that links of the sources hold: words in lower case, with hyphens. */
export const slug = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');

const plain = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('');

/** The pictures that may be attached: those that JupyterLab shows. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'];

/** A picture `attachment:NAME` as an address that holds it; undefined for all others. */
function attachedPicture(src: string, attachments: Attachments, markdown: MarkdownIt): string | undefined {
  const [, bundle] =
    Object.entries(attachments).find(([name]) => markdown.normalizeLink(`attachment:${name}`) === src) ?? [];
  if (!isRecord(bundle)) return undefined;
  const mime = PICTURES.find((each) => each in bundle);
  return mime && `data:${mime};base64,${[bundle[mime]].flat().join('')}`;
}

/** Takes links and pictures to where they are in the book; what is not there stays as words. */
function redirect(tokens: readonly Token[], { link, picture }: MarkdownOptions): void {
  const open: boolean[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const address = link(String(token.attrGet('href')));
      open.push(address !== undefined);
      if (address !== undefined) token.attrSet('href', address);
      else token.tag = 'span';
      if (address === undefined) token.attrs = null;
      if (address !== undefined && /^https?:/.test(address)) token.attrSet('rel', 'noopener');
    } else if (token.type === 'link_close') {
      if (open.pop() === false) token.tag = 'span';
    } else if (token.type === 'image') {
      const address = picture(String(token.attrGet('src')));
      if (address !== undefined) token.attrSet('src', address);
    }
  }
}

/** Gives each heading an id that no other has, and makes it a link to itself, by which its place can be shared. */
function nameHeadings(state: MarkdownIt.StateCore, headings: Heading[]): void {
  for (const [index, token] of state.tokens.entries()) {
    const inside = state.tokens[index + 1];
    if (token.type !== 'heading_open' || !inside?.children) continue;
    const text = plain(inside.children);
    const base = slug(text);
    const same = headings.filter(({ text: other }) => slug(other) === base).length;
    const id = same === 0 ? base : `${base}-${same}`;
    headings.push({ id, level: Number(token.tag.slice(1)), text });
    token.attrSet('id', id);
    const [open, close] = [new state.Token('link_open', 'a', 1), new state.Token('link_close', 'a', -1)];
    open.attrs = [
      ['class', 'anchor'],
      ['href', `#${id}`],
    ];
    if (inside.children.every(({ type }) => type !== 'link_open')) inside.children = [open, ...inside.children, close];
  }
}

/** Wide tables scroll by themselves, by keyboard too, and not the page. */
const TABLE_OPEN = '<div class="table" tabindex="0" role="group" aria-label="table"><table>\n';

/** Markdown as the notebooks and documents are written: with tables and HTML, and code in colours. */
export function createMarkdown(options: MarkdownOptions): PageMarkdown {
  const headings: Heading[] = [];
  const markdown = new MarkdownIt({ html: true });
  let attached: Attachments = {};
  markdown.core.ruler.push('book_links', (state) => {
    const picture = (src: string) => attachedPicture(src, attached, markdown) ?? options.picture(src);
    for (const { children } of state.tokens) redirect(children ?? [], { ...options, picture });
    nameHeadings(state, headings);
  });
  markdown.renderer.rules.fence = (tokens, index) => {
    const { content = '', info = '' } = tokens[index] ?? {};
    return options.highlight(content.replace(/\n$/, ''), info.trim());
  };
  markdown.renderer.rules.code_block = (tokens, index) => options.highlight(tokens[index]?.content ?? '', '');
  markdown.renderer.rules.table_open = () => TABLE_OPEN;
  markdown.renderer.rules.table_close = () => '</table></div>\n';
  const render = (source: string, attachments: Attachments = {}) => {
    attached = attachments;
    return markdown.render(source);
  };
  return { render, headings };
}

/** Code without colours. */
export const plainCode = (code: string): string => `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>\n`;
