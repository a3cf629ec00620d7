/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import MiniSearch, { type SearchResult } from 'minisearch';

import { SEARCH_OPTIONS, type Section } from '../parts/search-index';
import { excerpt } from './excerpt';
import { loadText, root } from './scripts';

const MOST = 12;
let index: Promise<MiniSearch<Section>> | undefined;

function loadIndex(): Promise<MiniSearch<Section>> {
  index ??= loadText('search-index').then((json) => MiniSearch.loadJSON<Section>(json, SEARCH_OPTIONS));
  // Another attempt may find what was missing.
  index.catch(() => (index = undefined));
  return index;
}

const stored = (result: SearchResult, field: string): string => {
  const value: unknown = result[field];
  return typeof value === 'string' ? value : '';
};

function marked(text: string, terms: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const { text: part, match } of excerpt(text, terms)) {
    const element = document.createElement(match ? 'mark' : 'span');
    element.textContent = part;
    fragment.append(element);
  }
  return fragment;
}

function resultItem(result: SearchResult): HTMLElement {
  const [item, link, page, title, text] = ['li', 'a', 'span', 'strong', 'span'].map((tag) =>
    document.createElement(tag),
  );
  if (!item || !(link instanceof HTMLAnchorElement) || !page || !title || !text) throw new Error('making a result');
  link.href = `${root()}/${String(result.id)}`;
  title.textContent = stored(result, 'title');
  page.className = 'page';
  page.textContent = stored(result, 'page') === stored(result, 'title') ? '' : stored(result, 'page');
  text.className = 'text';
  text.append(marked(stored(result, 'text'), result.terms));
  link.append(title, page, text);
  item.append(link);
  return item;
}

/** What was found, and whether it is what was asked for. */
interface Found {
  readonly results: readonly SearchResult[];
  /** Whether each has all words. */
  readonly whole: boolean;
}

/** Sections with all words, and with the words written as one, such as `cross entropy`; if there are none, with some. */
function find(index: MiniSearch<Section>, query: string): Found {
  const all = { combineWith: 'AND' as const, queries: [query] };
  const results = index.search({ combineWith: 'OR', queries: [all, query.replace(/[\s-]+/g, '')] });
  if (results.length > 0) return { results, whole: true };
  return { results: index.search(query, { combineWith: 'OR' }), whole: false };
}

function noteOf(query: string, { results: { length }, whole }: Found): string {
  if (query === '') return '';
  if (length === 0) return `Nothing found for “${query}”.`;
  const places = `${length} ${length === 1 ? 'place' : 'places'}`;
  return whole ? places : `No place has all of these words; ${places} with some of them.`;
}

/** Moves from the field to the results and among them. */
function moveBy(step: 1 | -1, field: HTMLElement, list: HTMLElement): void {
  const stops = [field, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus();
}

/** The search, which a button and the key / open. */
export function startSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search');
  const field = document.querySelector<HTMLInputElement>('#search-text');
  const list = document.querySelector<HTMLElement>('#search-found');
  const note = document.querySelector('#search-note');
  if (!dialog || !field || !list || !note) return;
  const look = async (): Promise<void> => {
    const query = field.value.trim();
    const found = query === '' ? { results: [], whole: true } : find(await loadIndex(), query);
    if (query !== field.value.trim()) return;
    list.replaceChildren(...found.results.slice(0, MOST).map(resultItem));
    note.textContent = noteOf(query, found);
  };
  const open = (): void => {
    dialog.showModal();
    field.select();
    loadIndex().catch(() => (note.textContent = 'The index of the search is not in the book’s folder.'));
  };
  document.querySelector('.search-open')?.addEventListener('click', open);
  field.addEventListener('input', () => void look());
  dialog.addEventListener('click', ({ target }) => {
    // Beside the box, or on a link: to a place of this page as well.
    if (target === dialog || (target instanceof Element && target.closest('a'))) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === 1 || step === -1) {
      event.preventDefault();
      moveBy(step, field, list);
    } else if (event.key === 'Escape') {
      // A field for searching would only be emptied by it.
      event.preventDefault();
      dialog.close();
    } else if (event.key === 'Enter' && event.target === field) {
      event.preventDefault();
      list.querySelector('a')?.click();
    }
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    event.preventDefault();
    open();
  });
}
