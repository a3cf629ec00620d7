// What TypeDoc's pages need to be read from files and by keyboard.

/**
 * A page of TypeDoc's as it also works from a file, and by keyboard: its icons are taken from the page itself, where
 * its script puts them, and a heading that opens its section holds no link besides.
 *
 * @param {string} html
 */
export function readFromFile(html) {
  return html
    .replace(/href="[^"]*icons\.svg#/g, 'href="#')
    .replace(
      /(<summary\b(?:(?!<\/summary>)[^])*?)<a href="#[^"]*"[^>]*class="tsd-anchor-icon"[^>]*>(?:(?!<\/a>)[^])*<\/a>/g,
      '$1',
    );
}
