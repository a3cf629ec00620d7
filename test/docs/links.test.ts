import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../lib/common/files/folders';
import { readNotebook } from '../../lib/runner/notebook/notebook';

const ROOT = projectFolder();
const inFolder = (folder: string, ending: string): string[] =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));
const PAGES = ['README.md', 'environment.md', ...inFolder('docs', '.md'), ...inFolder('notebooks', '.ipynb')];

/** The prose of a page, without its code. */
function prose(page: string): string {
  const file = path.join(ROOT, page);
  const text = page.endsWith('.ipynb')
    ? readNotebook(file)
        .cells.filter(({ type }) => type === 'markdown')
        .map(({ source }) => source)
        .join('\n\n')
    : readFileSync(file, 'utf8');
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

/** Where the links of a page lead that stay in the project: file and place in it. */
function links(page: string): { to: string; file: string; place: string | undefined }[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => {
      const [file = '', place] = to.split('#');
      return { to, file: path.join(path.dirname(path.join(ROOT, page)), file), place };
    });
}

/** Names that a link can lead to: headings as GitHub names them, and anchors; of a notebook its cells. */
function places(file: string): string[] {
  if (file.endsWith('.ipynb')) return readNotebook(file).cells.map(({ id }) => id);
  const text = readFileSync(file, 'utf8');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id)];
}

test.each(PAGES)('every link of %s leads to a file of the project, and to a place in it', (page) => {
  const broken = links(page).filter(
    ({ file, place }) => !existsSync(file) || (place !== undefined && !places(file).includes(place)),
  );
  expect(broken.map(({ to }) => to)).toEqual([]);
});

test("links, the reference, finds the README's link to every notebook", () => {
  expect(links('README.md').filter(({ file }) => file.endsWith('.ipynb'))).toHaveLength(
    inFolder('notebooks', '.ipynb').length,
  );
});

test.each(['README.md', ...inFolder('notebooks', '.ipynb')])(
  '%s says which report it means where it first speaks of it',
  (page) => {
    const text = prose(page);
    const report = /\breport\b/i.exec(text)?.index ?? Infinity;
    const link = text.indexOf('docs/report.md');
    // In the sentence of the first mention, or the one after.
    expect(report === Infinity || (link >= 0 && link < report + 120)).toBe(true);
  },
);

test.each(inFolder('notebooks', '.ipynb'))('%s tells its level, time and what it builds on, and where words are explained', (page) => {
  const [first] = readNotebook(path.join(ROOT, page)).cells;
  expect(first?.source).toMatch(
    /^\*Level [123]\. About \d+ minutes, \d+ with the exercises\. Builds on .*\]\(\.\.\/docs\/glossary\.md\)/m,
  );
});
