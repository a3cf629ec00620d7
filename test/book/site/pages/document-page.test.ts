import { documentPage } from '../../../../lib/book/site/pages/document-page';
import { plainCode } from '../../../../lib/book/site/parts/markdown';

const options = { link: (href: string) => href, picture: (src: string) => src, highlight: plainCode };

test('documentPage takes its title from the first heading and its description from the first paragraph', () => {
  const page = documentPage('# The report\n\nA *short* text.\n\n## What it says\n', 'docs/report.html', options);
  expect(page).toMatchObject({ title: 'The report', description: 'A short text.', page: 'docs/report.html' });
  expect(page.headings.map(({ id }) => id)).toEqual(['the-report', 'what-it-says']);
});

test('documentPage refuses a document without a title', () => {
  expect(() => documentPage('words', 'docs/a.html', options)).toThrow(/making docs\/a.html: expected .* found none/);
});
