import MiniSearch from 'minisearch';

/** A part of a page that the search can find. */
export interface Section {
  /** Its address from the book's folder, such as `notebooks/8-convolution.html#train`. */
  readonly id: string;
  /** Its heading. */
  readonly title: string;
  /** Title of its page. */
  readonly page: string;
  readonly text: string;
}

/** A word as it is looked for: in lower case and without accents. */
const plainWord = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A word by which a section is found; of a name in code also the words in it: `heatmap` finds `confusionHeatmap`. */
function wordsIn(word: string): string[] {
  const parts = word.split(/(?<=[\p{Ll}\d])(?=\p{Lu})/u);
  return [word, ...(parts.length > 1 ? parts : [])].map(plainWord);
}

/** How the index is made, and must be read: the page's script has the same. */
export const SEARCH_OPTIONS = {
  fields: ['title', 'page', 'text'],
  storeFields: ['title', 'page', 'text'],
  processTerm: wordsIn,
  searchOptions: {
    processTerm: plainWord,
    boost: { title: 4, page: 1.5 },
    prefix: true,
    fuzzy: 0.15,
    combineWith: 'AND' as const,
  },
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The sign that `&lt;`, `&#60;` or `&#x3C;` stands for. */
function signOf(entity: string, name: string): string {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(name) ?? [];
  if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  return ENTITIES[name] ?? entity;
}

/** The words of a piece of HTML. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|button|figure)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<(?!\/?(?:span|a|code|em|strong)\b)[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(#?\w+);/g, signOf)
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The sections of a page, each from a heading to the next.
 *
 * @param html of the page's main part; headings have ids
 * @param page its address
 * @param title of the page
 */
export function sectionsOf(html: string, page: string, title: string): readonly Section[] {
  const parts = html.split(/(?=<h[1-4] id=")/);
  return parts.flatMap((part): Section[] => {
    const [whole = '', level, id = '', heading = ''] =
      /^<h([1-4]) id="([^"]*)"[^>]*>([\s\S]*?)<\/h\1>/.exec(part) ?? [];
    const text = wordsOf(part.slice(whole.length));
    if (whole === '') return text === '' ? [] : [{ id: page, title, page: title, text }];
    return [{ id: level === '1' ? page : `${page}#${id}`, title: wordsOf(heading), page: title, text }];
  });
}

/** The index as JSON. */
export function searchIndex(sections: readonly Section[]): string {
  const index = new MiniSearch<Section>(SEARCH_OPTIONS);
  const first = new Map<string, Section>();
  for (const section of sections) if (!first.has(section.id)) first.set(section.id, section);
  index.addAll([...first.values()]);
  return JSON.stringify(index);
}
