import { escapeHtml } from '@digits/common/text';

import type { Chapter } from '../parts/contents';
import { slug } from '../parts/markdown';
import type { Chart } from '../parts/outputs';
import { chapterPage, type Page } from '../parts/page';

const TITLE = 'Figures';
const LEAD =
  'Every chart of the notebooks as a picture, with the words for those who cannot see it. The pictures are SVG files: ' +
  'they stay sharp at any size.';

function figureHtml(chapter: Chapter, { id, cell, title, alt, width, height }: Chart): string {
  const source = `assets/pictures/${id}.svg`;
  return (
    `<figure class="still" id="${escapeHtml(id)}"><img src="${source}" width="${width}" height="${height}" ` +
    `alt="${escapeHtml(alt)}" loading="lazy"><figcaption><strong>${escapeHtml(title)}</strong> ${escapeHtml(alt)} ` +
    `<span class="links"><a href="${chapterPage(chapter)}#${escapeHtml(cell)}" aria-label="In the notebook: ${escapeHtml(title)}">In the notebook</a>` +
    ` <a href="${source}" aria-label="SVG: ${escapeHtml(title)}">SVG</a></span></figcaption></figure>`
  );
}

/**
 * The page of all charts.
 *
 * @param notebooks each with its charts
 */
export function figuresPage(
  notebooks: readonly { readonly chapter: Chapter; readonly charts: readonly Chart[] }[],
): Page {
  const shown = notebooks.filter(({ charts }) => charts.length > 0);
  const headings = shown.map(({ chapter }) => {
    const text = `${chapter.number}. ${chapter.title}`;
    return { id: slug(text), level: 2, text };
  });
  const parts = shown.map(({ chapter, charts }, index) => {
    const { id = '', text = '' } = headings[index] ?? {};
    const figures = charts.map((chart) => figureHtml(chapter, chart)).join('\n');
    return `<h2 id="${id}">${escapeHtml(text)}</h2>\n${figures}`;
  });
  return {
    title: TITLE,
    description: LEAD,
    page: 'figures.html',
    kind: 'figures',
    headings,
    body: `<h1 id="figures">${TITLE}</h1><p>${LEAD}</p>\n${parts.join('\n')}`,
  };
}
