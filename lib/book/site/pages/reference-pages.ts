import { escapeHtml } from '@digits/common/text';

import { createMarkdown, type MarkdownOptions, plainCode, slug } from '../parts/markdown';
import type { Page, SidePage } from '../parts/page';

/** A name in code that leads to where it is explained. */
export interface NameLink {
  readonly start: number;
  readonly end: number;
  readonly href: string;
}

/** What the pages of the reference take from others. */
export interface ReferenceOptions extends Omit<MarkdownOptions, 'highlight'> {
  /** Code as HTML, some of whose names are links. */
  readonly highlight: (code: string, language: string, links: readonly NameLink[]) => string;
}

/** A group of names that work together. */
interface Group {
  /** Such as `Data`. */
  readonly title: string;
  readonly page: string;
  /** Markdown whose first heading is its title, and whose others are the names. */
  readonly text: string;
  readonly names: readonly Name[];
}

/** A public name, and the heading that explains it. */
interface Name {
  readonly name: string;
  readonly id: string;
}

const INDEX = 'api/index.html';

/** The types of a group, which stand in one piece of code. */
const TYPES = /^### Types\n\n```ts\n([^]*?)\n```\n/m;

/** The name that a declaration of a type gives, after its comment. */
const DECLARED = /^(?:\/\*\*[^]*?\*\/\n)?(?:interface|type|class) (\w+)/;

/** Each type below a heading of its own, as functions are. */
function typesApart(markdown: string): string {
  return markdown.replace(TYPES, (_, code: string) =>
    code
      .split(/\n\n(?=\/\*\*|(?:interface|type|class) )/)
      .map((declaration) => {
        const name = DECLARED.exec(declaration)?.[1];
        if (name !== undefined) return `### ${name}\n\n\`\`\`ts\n${declaration}\n\`\`\`\n`;
        throw new SyntaxError(`making the reference: expected the declaration of a type, found ${declaration}`);
      })
      .join('\n'),
  );
}

function groupOf(part: string, options: ReferenceOptions): Group {
  const text = typesApart(part).replace(/^##(#?) /gm, '#$1 ');
  const markdown = createMarkdown({ ...options, highlight: plainCode });
  markdown.render(text);
  const [head, ...names] = markdown.headings;
  const title = (head?.text ?? '').replace(/:.*/, '');
  return { title, page: `api/${slug(title)}.html`, text, names: names.map(({ id, text: name }) => ({ name, id })) };
}

/** Words of code; a property of another thing is none. */
const WORDS = /(?<![.\w$])[A-Za-z_]\w*/g;

/** What follows a function's name where it is meant, and not a field or a word of a comment that is called so. */
const CALLED = /^\s*[(<]/;

/**
 * The names in code that are explained elsewhere.
 *
 * @param addresses of the names, from the page
 * @param own the name that is explained there, which leads nowhere
 */
function linksIn(code: string, addresses: ReadonlyMap<string, string>, own: string): readonly NameLink[] {
  return [...code.matchAll(WORDS)].flatMap(({ 0: name, index }): NameLink[] => {
    const href = addresses.get(name);
    const end = index + name.length;
    const isMeant = /^[A-Z]/.test(name) || CALLED.test(code.slice(end));
    return href === undefined || name === own || !isMeant ? [] : [{ start: index, end, href }];
  });
}

function groupPage({ title, page, text }: Group, groups: readonly Group[], options: ReferenceOptions): Page {
  const addresses = new Map(
    groups.flatMap((group) =>
      group.names.map(({ name, id }) => [name, `${group.page === page ? '' : fileOf(group.page)}#${id}`] as const),
    ),
  );
  const markdown = createMarkdown({
    ...options,
    highlight: (code, language) =>
      options.highlight(code, language, linksIn(code, addresses, markdown.headings.at(-1)?.text ?? '')),
  });
  // One name after the other, so that it is known whose code is highlighted.
  const body = text
    .split(/^(?=## )/m)
    .map((part) => markdown.render(part))
    .join('');
  const description = markdown.headings[0]?.text ?? title;
  return { title, description, page, kind: 'reference', headings: markdown.headings, body };
}

const fileOf = (page: string): string => page.replace('api/', '');

/** The first page: what all names have in common, and where each is explained. */
function indexPage(lead: string, groups: readonly Group[], options: ReferenceOptions): Page {
  const markdown = createMarkdown({ ...options, highlight: plainCode });
  const opening = markdown.render(lead);
  const parts = groups.map(({ page, text, names }) => {
    const links = names.map(({ name, id }) => `<li><a href="${fileOf(page)}#${id}">${escapeHtml(name)}</a></li>`);
    const [title = ''] = /(?<=^# ).+/.exec(text) ?? [];
    return `${markdown.render(`## [${title}](${fileOf(page)})`)}<ul class="names">${links.join('')}</ul>`;
  });
  return {
    title: 'Reference',
    description: 'Every public name of the library, with its types and examples.',
    page: INDEX,
    kind: 'document',
    headings: markdown.headings.slice(1),
    body: `${opening}${parts.join('\n')}`,
  };
}

/** The pages of the reference, and what the contents of the book say of them. */
export interface Reference {
  readonly pages: readonly Page[];
  /** Those that follow the first one. */
  readonly groups: readonly SidePage[];
}

/**
 * The reference of the library: a page for each group of names, and one that lists them all.
 *
 * @param report `docs/api.md`: groups (`## Data: ...`) of names (`### loadDigits`), and their types in one piece of code
 * @throws SyntaxError if it has no groups
 */
export function referencePages(report: string, options: ReferenceOptions): Reference {
  const [lead = '', ...parts] = report.split(/^(?=## )/m);
  if (parts.length === 0) throw new SyntaxError('making the reference: expected groups of names (## ...), found none');
  const groups = parts.map((part) => groupOf(part, options));
  return {
    pages: [indexPage(lead, groups, options), ...groups.map((group) => groupPage(group, groups, options))],
    groups: groups.map(({ title, page }) => ({ title, page })),
  };
}
