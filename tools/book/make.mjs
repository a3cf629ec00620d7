// Makes the book: reads what it is made of, and writes its pages.
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { load, resolveInstalled } from '../project/library.mjs';
import { place, ROOT } from '../project/places.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { BUNDLES, WIDGETS } from '../widgets/make.mjs';
import { readChapters } from './chapters.mjs';
import { codeStyle, highlight, hoverMarks, linkMarks } from './highlight.mjs';
import { ANSWERS, ASSETS, BOOK, DOCUMENT_FILES, DOCUMENTS } from './places.mjs';
import { copyLive } from './live.mjs';
import { drawPictures } from './pictures.mjs';
import { readSources } from './sources.mjs';
import { bookStyle, TARGET } from './style.mjs';

/** @typedef {import('../../lib/book/site/index.js').Page} Page */

const TITLE = 'Handwritten digits in TypeScript';

/** What the reference of the library is made of. */
const REFERENCE = 'docs/api.md';

/** @param {string} name from the project's folder */
const read = (name) => readFileSync(place(name), 'utf8');

/** @param {string} html */
const codeBlock = (html) => `<div class="code-block">${html}</div>\n`;

/**
 * How the Markdown of a source becomes HTML of its page.
 *
 * @param {string} source from the project's folder
 * @param {string} page from the book's folder
 */
function markdownOptions(source, page) {
  const { bookLink, pageOf, rootOf } = load('book/dist/site/index.js');
  const toPage = pageOf(DOCUMENT_FILES);
  return {
    link: (/** @type {string} */ href) => bookLink(href, { source, page }, toPage),
    picture: (/** @type {string} */ src) => {
      const file = path.join(ROOT, path.dirname(source), src);
      if (!existsSync(file)) return undefined;
      const name = path.basename(file);
      mkdirSync(path.join(ASSETS, 'pictures'), { recursive: true });
      copyFileSync(file, path.join(ASSETS, 'pictures', name));
      return `${rootOf(page)}/assets/pictures/${name}`;
    },
    highlight: (/** @type {string} */ code, /** @type {string} */ language) => codeBlock(highlight(code, language)),
  };
}

/**
 * Writes a text that pages load when they want it.
 *
 * @param {string} name
 * @param {string} text
 */
function writeText(name, text) {
  writeWhole(path.join(ASSETS, `${name}.js`), load('book/dist/live/build/embed.js').textScript(name, text));
}

/** The page's script, from its modules. */
async function writeAssets() {
  await build({
    entryPoints: [place('lib/book/site/client/main.ts')],
    outfile: path.join(ASSETS, 'site.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    legalComments: 'none',
    logLevel: 'error',
  });
  writeText('plotly', readFileSync(resolveInstalled('plotly.js-cartesian-dist-min'), 'utf8'));
}

/**
 * Writes the charts of the notebooks: each as a picture, and all of one as a text that its page loads when one comes into
 * view.
 *
 * @param {readonly { readonly chapter: { readonly name: string }, readonly charts: readonly import('../../lib/book/site/index.js').Chart[] }[]} notebooks
 */
async function writeCharts(notebooks) {
  const { bookPicture } = load('book/dist/site/index.js');
  const charts = notebooks.flatMap((notebook) => notebook.charts);
  const drawings = await drawPictures(charts.map(({ figure }) => figure));
  charts.forEach(({ id, alt }, at) => {
    writeWhole(path.join(ASSETS, 'pictures', `${id}.svg`), bookPicture(drawings[at] ?? '', alt));
  });
  for (const { chapter, charts: own } of notebooks) {
    const figures = own.map(({ id, figure: { data, layout } }) => [id, { data, layout }]);
    writeText(`charts/${chapter.name}`, JSON.stringify(Object.fromEntries(figures)));
  }
}

/**
 * Writes the scripts of the widgets, each once for all pages: their code, and the weights of the networks that they ask.
 *
 * @param {readonly { readonly scripts: ReadonlyMap<string, string> }[]} notebooks
 */
function writeWidgets(notebooks) {
  for (const name of WIDGETS) {
    writeWhole(path.join(ASSETS, 'widgets', `${name}.js`), read(`${BUNDLES}/${name}.js`));
  }
  for (const { scripts } of notebooks) {
    for (const [name, text] of scripts) writeWhole(path.join(ASSETS, 'widgets', name), text);
  }
}

/**
 * The picture of the first page: digits as people wrote them, from the notebook that looks at them.
 *
 * @param {readonly { readonly chapter: { readonly number: number }, readonly charts: readonly import('../../lib/book/site/index.js').Chart[] }[]} notebooks
 */
function coverOf(notebooks) {
  const { chartHtml } = load('book/dist/site/index.js');
  const chart = notebooks.find(({ chapter }) => chapter.number === 3)?.charts[0];
  return chart === undefined ? '' : `<div class="cover">${chartHtml(chart, '.')}</div>`;
}

/**
 * Makes the book anew.
 *
 * @returns {Promise<string>} its first page
 */
export async function makeBook() {
  const site = load('book/dist/site/index.js');
  const readme = read('README.md');
  const chapters = readChapters();
  rmSync(BOOK, { recursive: true, force: true });
  mkdirSync(ASSETS, { recursive: true });
  const [sources] = await Promise.all([readSources(chapters), copyLive(BOOK), writeAssets()]);

  const documents = DOCUMENT_FILES.map((file) => {
    const page = site.pageOf(DOCUMENT_FILES)(file) ?? '';
    return { file, ...site.documentPage(read(file), page, markdownOptions(file, page)) };
  });
  const notebooks = sources.map(({ chapter, notebook, executed, hovers, compiled }) => {
    const page = `notebooks/${chapter.name}.html`;
    const made = site.notebookPage(chapter, notebook, executed, {
      ...markdownOptions(`notebooks/${chapter.name}.ipynb`, page),
      highlightCell: (code, names) => highlight(code, 'ts', hoverMarks(names)),
      hovers,
      root: site.rootOf(page),
      compiled,
    });
    return { chapter, ...made };
  });
  await writeCharts(notebooks);

  writeWidgets(notebooks);

  const figures = site.figuresPage(notebooks);
  const reference = site.referencePages(read(REFERENCE), {
    ...markdownOptions(REFERENCE, 'api/index.html'),
    highlight: (code, language, links) => codeBlock(highlight(code, language, linkMarks(links))),
  });
  const sides = [
    ...documents.flatMap(({ file, title, page }) =>
      DOCUMENTS.filter((each) => each.file === file).map(({ about }) => ({ title, page, about })),
    ),
    { title: figures.title, page: figures.page, about: 'Every chart of the notebooks, with its words' },
    {
      title: 'Reference',
      page: 'api/index.html',
      about: 'Every public name of the library, with its types and examples',
      parts: reference.groups,
    },
  ];
  const book = { title: TITLE, chapters, sides, live: true };
  const start = site.startPage(book, readme, {
    ...markdownOptions('README.md', 'index.html'),
    sides,
    cover: coverOf(notebooks),
  });
  const pages = [start, ...notebooks, ...documents, figures, ...reference.pages];
  for (const page of pages) writeWhole(path.join(BOOK, page.page), site.pageHtml(book, page));
  writeWhole(path.join(ASSETS, 'site.css'), await bookStyle(codeStyle()));

  const sections = [
    ...notebooks.flatMap(({ prose, page, title }) => site.sectionsOf(prose, page, title)),
    ...documents
      .filter(({ file }) => file !== ANSWERS)
      .flatMap(({ body, page, title }) => site.sectionsOf(body, page, title)),
    ...site.sectionsOf(figures.body, figures.page, figures.title),
    ...reference.pages.slice(1).flatMap(({ body, page, title }) => site.sectionsOf(body, page, `Reference: ${title}`)),
  ];
  writeText('search-index', site.searchIndex(sections));
  cpSync(place('LICENSE'), path.join(BOOK, 'LICENSE'));
  return path.join(BOOK, 'index.html');
}
