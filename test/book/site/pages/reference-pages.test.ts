import { type NameLink, referencePages } from '../../../../lib/book/site/pages/reference-pages';

const REPORT = `# Public names

What they share.

## Data: digits as bytes

### load

\`\`\`ts
function load(name?: string): Digits;
\`\`\`

Loads digits.

\`\`\`ts
const digits = load('quick');
show(digits.count) // not load
\`\`\`

### Types

\`\`\`ts
/** Digits. */
interface Digits {
  readonly count: number;

  readonly load: boolean;
}

type Name = 'quick' | Shown;
\`\`\`

## Show: below the cell

### show

\`\`\`ts
function show(value: Digits): Shown;
\`\`\`

Shows it.

### Types

\`\`\`ts
/** What is shown. */
type Shown = string;
\`\`\`
`;

/** The names that are links in each piece of code, in order, with their addresses. */
const linked: string[][] = [];
const highlight = (code: string, _: string, links: readonly NameLink[]): string => {
  linked.push(links.map(({ start, end, href }) => `${code.slice(start, end)} ${href}`));
  return `<pre>${code}</pre>`;
};
const options = { link: (href: string) => href, picture: (src: string) => src, highlight };
const { pages, groups } = referencePages(REPORT, options);

test('referencePages makes a page of each group, with a heading for each name and each type', () => {
  expect(groups).toEqual([
    { title: 'Data', page: 'api/data.html' },
    { title: 'Show', page: 'api/show.html' },
  ]);
  expect(pages.map(({ page }) => page)).toEqual(['api/index.html', 'api/data.html', 'api/show.html']);
  expect(pages[1]?.headings.map(({ level, text }) => [level, text])).toEqual([
    [1, 'Data: digits as bytes'],
    [2, 'load'],
    [2, 'Digits'],
    [2, 'Name'],
  ]);
  expect(pages[1]?.body).not.toContain('Types');
});

test('referencePages lists all names on its first page, each with the place that explains it', () => {
  expect(pages[0]?.body).toContain('What they share.');
  expect(pages[0]?.headings.map(({ text }) => text)).toEqual(['Data: digits as bytes', 'Show: below the cell']);
  const links = [...(pages[0]?.body ?? '').matchAll(/<li><a href="([^"]+)">(\w+)</g)].map(([, href, name]) => [
    name,
    href,
  ]);
  expect(links).toEqual([
    ['load', 'data.html#load'],
    ['Digits', 'data.html#digits'],
    ['Name', 'data.html#name'],
    ['show', 'show.html#show'],
    ['Shown', 'show.html#shown'],
  ]);
});

test('referencePages leads from types, and functions that are called, to their places; never from a name to itself', () => {
  expect(linked).toEqual([
    ['Digits #digits'],
    ['show show.html#show'],
    [],
    ['Shown show.html#shown'],
    ['Digits data.html#digits', 'Shown #shown'],
    [],
  ]);
});

test('referencePages refuses a report without groups, and a type that it cannot name', () => {
  expect(() => referencePages('# Names\n', options)).toThrow(/making the reference: expected groups .* found none/);
  const odd = '# Names\n\n## Data: x\n\n### Types\n\n```ts\nenum Odd {}\n```\n';
  expect(() => referencePages(odd, options)).toThrow(/expected the declaration of a type, found enum Odd/);
});
