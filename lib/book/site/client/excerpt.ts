/** A piece of a text, and whether it is one of the words that were looked for. */
export interface Piece {
  readonly text: string;
  readonly match: boolean;
}

/** Letters before the first match, and in all. */
const BEFORE = 50;
const LENGTH = 170;

/**
 * The part of a text around the first of some words, which are told from the rest.
 *
 * @param terms words in lower case
 */
export function excerpt(text: string, terms: readonly string[]): readonly Piece[] {
  const escaped = terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = escaped.length === 0 ? /(?!)/ : new RegExp(`(${escaped.join('|')})`, 'gi');
  const first = text.search(pattern);
  const from = first <= BEFORE ? 0 : text.indexOf(' ', first - BEFORE) + 1;
  const cut = text.slice(from, from + LENGTH);
  const shown = `${from > 0 ? '… ' : ''}${cut}${from + LENGTH < text.length ? ' …' : ''}`;
  return shown
    .split(pattern)
    .map((piece, index) => ({ text: piece, match: index % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '');
}
