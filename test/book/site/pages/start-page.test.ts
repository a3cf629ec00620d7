import { startPage } from '../../../../lib/book/site/pages/start-page';
import { plainCode } from '../../../../lib/book/site/parts/markdown';

const chapters = [{ number: 1, title: 'Import', name: '1-import', learn: 'tensors, `fit`', minutes: 66, level: 2 }];
const book = { title: 'Digits', chapters, sides: [], live: true };
const options = {
  link: (href: string) => href,
  picture: (src: string) => src,
  highlight: plainCode,
  sides: [{ title: 'Words', page: 'docs/glossary.html', about: 'What words mean' }],
  cover: '<figure></figure>',
};

test('startPage has the first paragraph of the README, the notebooks, and what stands beside them', () => {
  const { body } = startPage(book, '# Digits\n\nNotebooks with [a report](docs/report.html).\n\nMore.', options);
  expect(body).toContain('<p>Notebooks with <a href="docs/report.html">a report</a>.</p>');
  expect(body).not.toContain('More.');
  expect(body).toMatch(/<a href="notebooks\/1-import\.html">.*<span class="learn">tensors, <code>fit<\/code><\/span>/);
  expect(body).toContain('<span>66 min</span><span title="asks for the notebooks before it">level 2</span>');
  expect(body).toContain('take about 1.1 hours');
  expect(body).toContain('<a href="docs/glossary.html"><strong>Words</strong><span>What words mean</span></a>');
});

test('startPage speaks of running only where the book can do it', () => {
  expect(startPage(book, '# D\n\nA.', options).body).toContain('Run it here');
  expect(startPage({ ...book, live: false }, '# D\n\nA.', options).body).not.toContain('Run it here');
});

test('startPage refuses a README without a paragraph', () => {
  expect(() => startPage(book, '# Digits', options)).toThrow(/expected a paragraph in README.md, found none/);
});
