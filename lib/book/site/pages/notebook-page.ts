import type { Cell, CodeCell, Notebook } from '@digits/runner';
import { escapeHtml } from '@digits/common/text';

import type { Hover, Hovers } from '../parts/hovers';
import { createMarkdown, type MarkdownOptions, type PageMarkdown } from '../parts/markdown';
import { type Chart, chartsOf, outputsHtml } from '../parts/outputs';
import { jsonScript, type Page } from '../parts/page';
import { provenanceHtml } from '../parts/provenance';
import { takeOutWidgets } from '../parts/widgets';
import type { Chapter } from '../parts/contents';

/** Highlights code whose names can be asked for. */
export type HighlightCell = (code: string, hovers: readonly Hover[]) => string;

/** What a notebook's page takes from others. */
export interface NotebookPageOptions extends MarkdownOptions {
  readonly highlightCell: HighlightCell;
  readonly hovers: Hovers;
  /** The way to the book's folder. */
  readonly root: string;
  /** What the browser runs instead of each cell's source, by its id. */
  readonly compiled?: ReadonlyMap<string, unknown>;
}

/** A notebook's page, and its charts. */
export interface NotebookPage extends Page {
  readonly charts: readonly Chart[];
  /** Scripts that its widgets load when they come into view, by their names. */
  readonly scripts: ReadonlyMap<string, string>;
  /** The page without outputs, for the search. */
  readonly prose: string;
}

/** The line below the title that tells level and time: the page says both beside its title. */
const LEVEL_LINE =
  /^\*Level (?<level>\d)\. About (?<minutes>\d+) minutes, (?<withExercises>\d+) with the exercises\. Builds on (?<basis>[^\n]+?)\. Words and signs are explained in (?<words>\[[^\]]+\]\([^)]+\))\.\*$/m;

/** The line that leads to the next notebook: the page has one of its own. */
const NEXT_LINE = /\n*\*\*Next:\*\* \[[^\]]*\]\([^)]*\)\s*$/;

/** What the notebook says of itself, as a list of short facts. */
function metaHtml({
  level = '',
  minutes = '',
  withExercises = '',
  basis = '',
}: Readonly<Record<string, string>>): string {
  const facts = [
    `Level ${level}`,
    `${minutes} minutes to read and run`,
    `${withExercises} minutes with the exercises`,
    `builds on ${basis}`,
  ];
  return `<ul class="meta">${facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>`;
}

/** The markdown of a cell as HTML. */
function proseHtml(cell: Exclude<Cell, CodeCell>, { render }: PageMarkdown): string {
  const said = LEVEL_LINE.exec(cell.source)?.groups;
  const source = cell.source.replace(NEXT_LINE, '');
  const html = said
    ? render(source.replace(LEVEL_LINE, '*Words and signs are explained in $<words>.*'), cell.attachments).replace(
        /(<h1\b[\s\S]*?<\/h1>)/,
        (title) => title + metaHtml(said),
      )
    : render(source, cell.attachments);
  return `<div class="cell prose" id="${escapeHtml(cell.id)}">${html}</div>`;
}

/** A code cell's description as the browser's kernel reads it. */
function cellData(cell: Cell, compiled: ReadonlyMap<string, unknown> | undefined): object {
  return {
    id: cell.id,
    kind: cell.type,
    source: cell.source,
    ...(Object.keys(cell.metadata).length > 0 && { metadata: cell.metadata }),
    ...(cell.type !== 'code' && cell.attachments && { attachments: cell.attachments }),
    ...(compiled?.has(cell.id) && { compiled: compiled.get(cell.id) }),
  };
}

/**
 * The page of a notebook.
 *
 * @param notebook its source, as it stands in `notebooks`
 * @param executed a run of it, whose outputs are shown where the source of a cell is the same; undefined without one
 */
export function notebookPage(
  chapter: Chapter,
  notebook: Notebook,
  executed: Notebook | undefined,
  options: NotebookPageOptions,
): NotebookPage {
  const { root, hovers, highlightCell, compiled } = options;
  const markdown = createMarkdown(options);
  const charts: Chart[] = [];
  const outputsOf = (cell: Cell): readonly unknown[] => {
    const run = executed?.cells.find(({ id }) => id === cell.id);
    return run?.type === 'code' && run.source === cell.source ? run.outputs : [];
  };
  const parts = notebook.cells.map((cell): { prose: string; outputs: string } => {
    if (cell.type !== 'code') return { prose: proseHtml(cell, markdown), outputs: '' };
    const outputs = outputsOf(cell);
    const own = chartsOf(chapter.name, cell.id, outputs, charts.length + 1);
    charts.push(...own);
    return {
      prose: `<div class="source">${highlightCell(cell.source, hovers.cells[cell.id] ?? [])}</div>`,
      outputs: outputsHtml(outputs, own, root),
    };
  });
  let number = 0;
  const body = notebook.cells.map((cell, index) => {
    const { prose = '', outputs = '' } = parts[index] ?? {};
    if (cell.type !== 'code') return prose;
    number += 1;
    const id = escapeHtml(cell.id);
    return (
      `<section class="cell code" data-cell="${id}" id="${id}" aria-label="Code cell ${number}"><div class="cell-tools"></div>` +
      `${prose}<div class="outputs">${outputs}</div></section>`
    );
  });
  const made = executed === undefined ? [] : [provenanceHtml(executed.metadata)];
  const { html, scripts } = takeOutWidgets([...body, ...made].join('\n'));
  return {
    title: `${chapter.number}. ${chapter.title}`,
    description: `Notebook ${chapter.number}: ${chapter.learn.replaceAll('`', '')}.`,
    page: `notebooks/${chapter.name}.html`,
    kind: 'notebook',
    headings: markdown.headings,
    body: html,
    prose: parts.map(({ prose }) => prose).join('\n'),
    charts,
    scripts,
    data:
      jsonScript('notebook', {
        name: chapter.name,
        metadata: notebook.metadata,
        minor: notebook.minor,
        cells: notebook.cells.map((cell) => cellData(cell, compiled)),
      }) + jsonScript('hovers', hovers),
  };
}
