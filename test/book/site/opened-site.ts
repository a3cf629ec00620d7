import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import type { BrowserContextOptions, Page } from 'playwright-core';

import { textScript } from '../../../lib/book/live/build/embed';
import { type Chart, chartHtml } from '../../../lib/book/site/parts/outputs';
import { pageHtml } from '../../../lib/book/site/parts/page';
import { bookStyle, TARGET } from '../../../tools/book/style.mjs';
import { openAddress } from '../../widgets/chromium';

const folder = mkdtempSync(join(tmpdir(), 'digits site '));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
};

/** Stands for plotly.js: a chart is a ground of the height that its layout asks for, with the toolbar that it allows. */
const PLOTLY = `window.Plotly = {
  purge() {},
  async react(place, data, layout, { displayModeBar }) {
    const bar = displayModeBar === false ? '' : '<div class="modebar"></div>';
    place.innerHTML = bar + '<div class="main-svg" style="height: ' + layout.height + 'px"></div>';
  },
};`;

/** A chart that is drawn higher than its picture, as on a narrow page. */
const chart = (id: string): Chart => ({
  id,
  cell: '',
  title: 'Chart',
  alt: 'A chart',
  width: 640,
  height: 200,
  figure: { data: [], layout: { meta: { width: 640 }, height: 700 } },
});

/** What stands for a chart in the body of a page. */
export const CHART = '<chart>';

/** A script of the book's pages, from its modules. */
export async function bundled(module: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, '../../../lib/book', module)],
    bundle: true,
    write: false,
    format: 'iife',
    target: TARGET,
  });
  return outputFiles[0]?.text ?? '';
}

let made: Promise<void> | undefined;

async function makeAssets(): Promise<void> {
  write('assets/site.css', await bookStyle(''));
  write('assets/site.js', await bundled('site/client/main.ts'));
  write('assets/plotly.js', textScript('plotly', PLOTLY));
}

/**
 * Opens a notebook's page of the book in Chromium, with the book's own style and script.
 *
 * @param body HTML of the page; each `CHART` in it becomes one
 * @param options of the browser, and where in the page it begins, such as `#end`
 */
export async function openSite(
  body: string,
  { at = '', ...options }: BrowserContextOptions & { readonly at?: string } = {},
): Promise<Page> {
  await (made ??= makeAssets());
  const charts: Chart[] = [];
  const withCharts = body.replaceAll(CHART, () => {
    charts.push(chart(`page-${charts.length}`));
    return chartHtml(charts[charts.length - 1] ?? chart(''), '..');
  });
  const figures = charts.map(({ id, figure }) => [id, figure] as const);
  write('assets/charts/page.js', textScript('charts/page', JSON.stringify(Object.fromEntries(figures))));
  for (const { id } of charts)
    write(`assets/pictures/${id}.svg`, '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="200"/>');
  const headings = [...body.matchAll(/<h2 id="(.*?)">(.*?)</g)].map(([, id = '', text = '']) => ({
    level: 2,
    id,
    text,
  }));
  write(
    'notebooks/page.html',
    pageHtml(
      { title: 'Book', chapters: [], sides: [], live: false },
      {
        title: 'Page',
        description: 'A page.',
        page: 'notebooks/page.html',
        body: `<h1>Page</h1>${withCharts}`,
        headings,
        kind: 'notebook',
      },
    ),
  );
  return openAddress(pathToFileURL(join(folder, 'notebooks', 'page.html')).href + at, options);
}
