/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { PLOTLY_MIME } from '@digits/common/protocol';

import type { FigureJson } from '../parts/outputs';
import { isRecord } from '../parts/record';
import { fitFigure } from './fit-figure';
import { loadText } from './scripts';
import { THEME_EVENT, theme } from './theme';
import { themedData, themedLayout } from './theme-figure';

/** What the book uses of Plotly. */
interface Plotly {
  react(place: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
  purge(place: HTMLElement): void;
}

declare global {
  interface Window {
    Plotly?: Plotly;
  }
}

let plotly: Promise<Plotly> | undefined;

/** Plotly, from the book's own copy. */
export function loadPlotly(): Promise<Plotly> {
  plotly ??= startPlotly();
  // Another attempt may find what was missing.
  plotly.catch(() => (plotly = undefined));
  return plotly;
}

async function startPlotly(): Promise<Plotly> {
  // As a script of the page; it is read as text, since it comes packed.
  if (!window.Plotly) (0, eval)(await loadText('plotly'));
  if (!window.Plotly) throw new Error('loading plotly.js: it has defined no Plotly');
  return window.Plotly;
}

/** The charts that are drawn, by the place of each. */
const drawn = new Map<HTMLElement, { readonly figure: FigureJson; width: number }>();

/** Where nothing can hover over a chart, its toolbar would always be there, and cover the title. */
const config = (): Readonly<Record<string, unknown>> => ({
  displaylogo: false,
  displayModeBar: matchMedia('(hover: none)').matches ? false : 'hover',
  modeBarButtonsToRemove: ['lasso2d', 'select2d'],
});

async function draw(place: HTMLElement, figure: FigureJson): Promise<void> {
  const plotly = await loadPlotly();
  const width = place.parentElement?.clientWidth ?? place.clientWidth;
  drawn.set(place, { figure, width });
  // Plotly writes into what it draws.
  const { data, layout } = structuredClone(fitFigure(figure, width));
  // What moves inside its place can be moved by the keyboard as well.
  if (Number(layout.width) > width) place.tabIndex = 0;
  else place.removeAttribute('tabindex');
  const now = theme();
  await plotly.react(place, themedData(data, now), themedLayout(layout, now), config());
}

function redraw(all: boolean): void {
  for (const [place, { figure, width }] of drawn) {
    if (!place.isConnected) {
      window.Plotly?.purge(place);
      drawn.delete(place);
    } else if (all || place.parentElement?.clientWidth !== width) void draw(place, figure);
  }
}

/** The place of a live chart in a figure, with the words for those who cannot see it. */
function placeIn(holder: HTMLElement, alt: string): HTMLElement {
  const before = holder.querySelector<HTMLElement>('.plot');
  const place = before ?? document.createElement('div');
  place.className = 'plot';
  // No image: the buttons of the chart are in it.
  place.setAttribute('role', 'group');
  place.setAttribute('aria-label', alt);
  if (!before) holder.append(place);
  return place;
}

/** Draws a chart that a cell has just shown; one that stands there already changes into it. */
export async function drawFigure(element: HTMLElement, figure: FigureJson, alt: string): Promise<void> {
  let holder = element.querySelector<HTMLElement>(':scope > figure.chart');
  if (!holder || element.childElementCount > 1 || holder.querySelector('img')) {
    holder = document.createElement('figure');
    holder.className = 'chart';
    element.replaceChildren(holder);
  }
  const { meta } = figure.layout;
  const width = isRecord(meta) && typeof meta.width === 'number' ? meta.width : 720;
  holder.style.setProperty('--width', `${width}px`);
  await draw(placeIn(holder, alt), figure);
  holder.classList.add('drawn');
}

let charts: Promise<Readonly<Record<string, FigureJson>>> | undefined;

/** The charts of the page, by their ids. */
function pageCharts(name: string): Promise<Readonly<Record<string, FigureJson>>> {
  charts ??= loadText(`charts/${name}`).then((text) => JSON.parse(text) as Readonly<Record<string, FigureJson>>);
  charts.catch(() => (charts = undefined));
  return charts;
}

/** Draws a chart of the page in the place of its picture. */
async function drawStatic(holder: HTMLElement, name: string): Promise<void> {
  const [figures] = await Promise.all([pageCharts(name), loadPlotly()]);
  const figure = figures[holder.dataset.chart ?? ''];
  const picture = holder.querySelector('img');
  // Meanwhile a run of the cell may have shown another.
  if (!figure || !picture || !holder.isConnected) return;
  await draw(placeIn(holder, picture.alt), figure);
  // The picture stays for who prints the page.
  holder.classList.add('drawn');
}

/** Draws the charts of the page as they come into view; they follow the theme and the width of the page. */
export function startCharts(): void {
  const name =
    location.pathname
      .split('/')
      .at(-1)
      ?.replace(/\.html$/, '') ?? '';
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        observer.unobserve(target);
        // Where it cannot be drawn, its picture stays.
        drawStatic(target, decodeURIComponent(name)).catch((error: unknown) => console.error(error));
      }
    },
    { rootMargin: '300px 0px' },
  );
  for (const holder of document.querySelectorAll('body.notebook figure.chart')) observer.observe(holder);
  document.addEventListener(THEME_EVENT, () => redraw(true));
  let waiting = 0;
  addEventListener('resize', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => redraw(false), 150);
  });
}

/** The figure of what a cell shows; undefined if it shows none. */
export function figureOf(bundle: Readonly<Record<string, unknown>>): FigureJson | undefined {
  const figure = bundle[PLOTLY_MIME];
  if (!isRecord(figure) || !Array.isArray(figure.data)) return undefined;
  return { data: figure.data, layout: isRecord(figure.layout) ? figure.layout : {} };
}
