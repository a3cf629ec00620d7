import { type Book, jsonScript, type Page, pageHtml } from '../../../../lib/book/site/parts/page';

const chapter = (number: number, title: string) => ({
  number,
  title,
  name: `${number}-x`,
  learn: '',
  minutes: 5,
  level: 1,
});
const book: Book = {
  title: 'Digits',
  chapters: [chapter(1, 'One'), chapter(2, 'Two & more')],
  sides: [{ title: 'Words', page: 'docs/glossary.html' }],
  live: true,
};
const page: Page = {
  title: '2. Two & more',
  description: 'About two.',
  page: 'notebooks/2-x.html',
  kind: 'notebook',
  body: '<h1 id="two">Two</h1>',
  headings: [
    { id: 'a', level: 2, text: 'A <b>' },
    { id: 'b', level: 2, text: 'B' },
  ],
};

test('pageHtml marks the page in the contents, and leads to the pages before and after', () => {
  const html = pageHtml(book, page);
  expect(html).toContain('<a href="2-x.html" aria-current="page"><span class="number">2</span> Two &amp; more</a>');
  expect(html).toMatch(/<a class="prev" rel="prev" href="1-x\.html">.*1\. One/);
  expect(html).toMatch(/<a class="next" rel="next" href="\.\.\/docs\/glossary\.html">.*Words/);
});

test('pageHtml lists the sections of the page, and begins with the link that skips to the text', () => {
  const html = pageHtml(book, page);
  expect(html).toContain('<a href="#a">A &lt;b&gt;</a>');
  expect(html).toMatch(/<body class="notebook"><a class="skip" href="#main">/);
  expect(pageHtml(book, { ...page, headings: [] })).not.toContain('On this page');
});

test('pageHtml loads the script that runs cells on pages of notebooks only', () => {
  const scripts = (html: string) => [...html.matchAll(/<script src="([^"]+)" defer>/g)].map(([, src]) => src);
  expect(scripts(pageHtml(book, page))).toEqual(['../assets/site.js', '../assets/live.js']);
  expect(scripts(pageHtml(book, { ...page, kind: 'document', page: 'a.html' }))).toEqual(['./assets/site.js']);
  expect(scripts(pageHtml({ ...book, live: false }, page))).toEqual(['../assets/site.js']);
});

test('jsonScript holds text that would end a script', () => {
  const script = jsonScript('data', { text: '</script><b>' });
  expect(script).toBe('<script type="application/json" id="data">{"text":"\\u003c/script>\\u003cb>"}</script>');
});

test('pageHtml shows the parts of a page beside the notebooks on it and on them, and goes through them', () => {
  const reference = { title: 'Reference', page: 'api/index.html', parts: [{ title: 'Data', page: 'api/data.html' }] };
  const withParts = { ...book, sides: [...book.sides, reference] };
  expect(pageHtml(withParts, page)).not.toContain('api/data.html');
  const part = pageHtml(withParts, { ...page, kind: 'reference', page: 'api/data.html' });
  expect(part).toContain('<a href="index.html">Reference</a><ul><li><a href="data.html" aria-current="page">Data</a>');
  expect(part).toMatch(/<a class="prev" rel="prev" href="index\.html">.*Reference/);
});
