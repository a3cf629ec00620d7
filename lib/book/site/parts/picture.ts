import { escapeHtml } from '@digits/common/text';

import { DARK_COLORS, TITLE } from './dark-colors';

/** `#4d4d4d` as the style of an SVG has it. */
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

/** What of a picture takes other colours on a dark page: text, lines and marks; never a pixel of an image. */
const DARK_RULES = Object.entries(DARK_COLORS)
  .flatMap(([light, dark]) =>
    (['fill', 'stroke'] as const).map((part) => {
      // A number on a cell has the colour that is read on that cell, whatever the page is.
      const but = light === TITLE ? ':not(.textpoint *)' : '';
      return `[style*="${part}: ${rgb(light)}"]${but}{${part}:${dark}!important}`;
    }),
  )
  .join('');

const STYLE = `<style>@media (prefers-color-scheme: dark){${DARK_RULES}}</style>`;

/** The ground that a still picture gets; the book's is the page's own. */
const GROUND = /^<rect x="0" y="0"[^>]*style="fill: rgb\(255, 255, 255\); fill-opacity: 1;"\/>/;

/** Images in the picture, which no change of names may touch. */
const IMAGES = /(xlink:href="data:[^"]*")/;

/** The names that plotly.js draws at random: six hexadecimal digits. */
const RANDOM_NAMES = /\b(?:defs-|trace|x?cb)([0-9a-f]{6})(?![0-9a-f])/g;

/** The text with random names replaced by the order in which they come. */
function withSteadyNames(svg: string): string {
  const names = [...new Set([...svg.matchAll(RANDOM_NAMES)].map(([, name = '']) => name))];
  const steady = (text: string): string =>
    names.reduce((changed, name, index) => changed.replaceAll(name, `n${index}-`), text);
  return svg
    .split(IMAGES)
    .map((part, index) => (index % 2 === 1 ? part : steady(part)))
    .join('');
}

/**
 * A chart as a picture of the book: with its words, without a ground of its own, and readable on a dark page. The same
 * chart gives the same text, although plotly.js draws the names of its parts at random.
 *
 * @param svg as `renderFigure` of the package pictures draws it
 * @param alt the words for those who cannot see it
 */
export function bookPicture(svg: string, alt: string): string {
  const [open = ''] = /^<svg[^>]*>/.exec(svg) ?? [];
  const inside = withSteadyNames(svg.slice(open.length))
    .replace(GROUND, '')
    // What browsers call the crispness that the still pictures ask for.
    .replaceAll('image-rendering="optimizeSpeed"', 'style="image-rendering: pixelated"')
    .replaceAll(
      'font-family: Open Sans;',
      "font-family: 'Open Sans', 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', sans-serif;",
    );
  return `${open.replace(' style=""', '')}<title>${escapeHtml(alt)}</title>${STYLE}${inside}`;
}
