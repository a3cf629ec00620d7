import { escapeHtml } from './html';

/** Words in HTML, where a picture may be put in their place. */
export function stillWords(words: string): string {
  return `<p>${escapeHtml(words)}</p>`;
}

/**
 * Puts a picture in the place of the words, which become its text alternative.
 *
 * @param html what holds `stillWords(words)`; elsewhere nothing changes
 * @param png as base64
 */
export function withStillPicture(html: string, words: string, png: string): string {
  const image = `<img src="data:image/png;base64,${png}" alt="${escapeHtml(words)}" style="max-width: 100%">`;
  return html.replace(stillWords(words), () => image);
}

/** What `withStillPicture` puts in. */
const PICTURE = /<img src="data:image\/png;base64,[^"]*" alt="([^"]*)" style="max-width: 100%">(?=<\/digits-)/g;

/** Puts the words back in the place of every picture in a widget. */
export function withoutStillPictures(html: string): string {
  return html.replace(PICTURE, '<p>$1</p>');
}
