import { createMarkdown, plainCode, slug } from '../../../../lib/book/site/parts/markdown';

const page = () =>
  createMarkdown({
    link: (href) => (href.startsWith('lib/') ? undefined : `to/${href}`),
    picture: (src) => `pictures/${src}`,
    highlight: (code, language) => `<pre data-language="${language}">${code}</pre>`,
  });

test('slug names headings as GitHub does', () => {
  expect(slug('What `fit` does, and why')).toBe('what-fit-does-and-why');
  expect(slug('28 × 28')).toBe('28--28');
});

test('createMarkdown gives headings ids, over all parts of a page no two the same', () => {
  const { render, headings } = page();
  expect(render('## Train')).toBe('<h2 id="train"><a class="anchor" href="#train">Train</a></h2>\n');
  render('## Train\n\n### The `loss` *curve*');
  expect(headings).toEqual([
    { id: 'train', level: 2, text: 'Train' },
    { id: 'train-1', level: 2, text: 'Train' },
    { id: 'the-loss-curve', level: 3, text: 'The loss curve' },
  ]);
});

test('createMarkdown leads links and pictures into the book, and leaves the words of others', () => {
  const { render } = page();
  expect(render('[a](a.md) [b](lib/b.ts) ![c](c.png)').trim()).toBe(
    '<p><a href="to/a.md">a</a> <span>b</span> <img src="pictures/c.png" alt="c"></p>',
  );
});

test('createMarkdown shows the pictures that are attached to a part, of the types that JupyterLab shows', () => {
  const { render } = page();
  const attachments = {
    'a b.png': { 'image/png': ['aGk', '='] },
    'ü.jpg': { 'text/plain': 'no', 'image/jpeg': 'aGk=' },
    'page.html': { 'text/html': 'aGk=' },
  };
  const sources = (html: string) => [...html.matchAll(/src="([^"]*)"/g)].map(([, src]) => src);
  const parts = ['a%20b.png', 'ü.jpg', 'page.html', 'none.png'].map((name) => `![x](attachment:${name})`);
  expect(sources(render(parts.join(' '), attachments))).toEqual([
    'data:image/png;base64,aGk=',
    'data:image/jpeg;base64,aGk=',
    'pictures/attachment:page.html',
    'pictures/attachment:none.png',
  ]);
  // They are attached to that part alone.
  expect(sources(render('![x](attachment:a%20b.png)'))).toEqual(['pictures/attachment:a%20b.png']);
});

test('createMarkdown hands code on to be highlighted, and lets tables scroll by themselves', () => {
  const { render } = page();
  expect(render('```ts\nlet a;\n```')).toBe('<pre data-language="ts">let a;</pre>');
  expect(render('| a |\n|---|\n| b |')).toMatch(/^<div class="table" tabindex="0"[^>]*><table>[^]*<\/table><\/div>\n$/);
});

test('createMarkdown keeps the anchors that documents set by hand', () => {
  expect(page().render('<a id="nat"></a>**Loss**')).toContain('<a id="nat"></a>');
});

test('plainCode escapes what HTML would read', () => {
  expect(plainCode('a < b')).toBe('<pre tabindex="0"><code>a &lt; b</code></pre>\n');
});
