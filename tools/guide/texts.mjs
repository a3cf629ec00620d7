// Puts times and the way of a newcomer where they are stated.
import { LIMIT, minutesOf, sumOf } from './minutes.mjs';

/** @typedef {import('./minutes.mjs').Load} Load */

const TIME = /About \d+ minutes, \d+ with the exercises/;

/** @param {Load} load */
const timeOf = (load) => {
  const { reading, all } = minutesOf(load);
  return `About ${Math.round(reading)} minutes, ${Math.round(all)} with the exercises`;
};

/**
 * @param {string} file for the error
 * @param {string} text
 * @param {RegExp} pattern
 * @param {(found: string) => string} change
 */
function changed(file, text, pattern, change) {
  if (!pattern.test(text)) throw new SyntaxError(`${file}: expected a place for a time, ${pattern}, found none`);
  return text.replace(pattern, change);
}

/**
 * A notebook's file with its time in the first cell.
 *
 * @param {string} file its name
 * @param {string} text
 * @param {Load} load
 */
export const withTime = (file, text, load) => changed(file, text, TIME, () => timeOf(load));

/**
 * README.md with the time of a notebook in its row of the table.
 *
 * @param {string} readme
 * @param {number} number of the notebook
 * @param {Load} load
 */
export const withRow = (readme, number, load) =>
  changed('README.md', readme, new RegExp(`^\\| ${number} \\| .* \\| \\d+ \\| \\d \\|$`, 'm'), (row) =>
    row.replace(/\d+ \| \d \|$/, (end) => `${Math.round(minutesOf(load).reading)}${end.slice(end.indexOf(' '))}`),
  );

/**
 * The teacher's guide with the time of a notebook below its heading.
 *
 * @param {string} guide
 * @param {number} number of the notebook
 * @param {Load} load
 */
export const withSection = (guide, number, load) =>
  changed('docs/teaching.md', guide, new RegExp(`^### ${number}\\. .*\\n\\n\\*${TIME.source}\\.\\*$`, 'm'), (found) =>
    found.replace(TIME, () => timeOf(load)),
  );

/** The rows of the way, below a head that names the notebooks. */
const PARTS = [
  'The way of',
  'words',
  'exercises',
  "minutes for the lessons' prose",
  'minutes for the exercises, their text included',
  'minutes for code, charts and tables',
  'minutes together',
];

/**
 * The teacher's guide with the way of a newcomer, between its marks.
 *
 * @param {string} guide
 * @param {readonly Load[]} loads of all notebooks, from notebook 0 on
 */
export function withWay(guide, loads) {
  const [first, last] = [sumOf(loads.slice(1, 7)), sumOf(loads.slice(0, 7))];
  const text = `<!-- way -->\n${wayOf([
    ['1 to 6', first],
    ['0 to 6', last],
  ])}\n\n${aimOf(first)}\n<!-- /way -->`;
  return changed('docs/teaching.md', guide, /<!-- way -->[\s\S]*?<!-- \/way -->/, () => text);
}

/** @param {readonly (readonly [notebooks: string, load: Load])[]} ways */
function wayOf(ways) {
  const parts = ways.map(([notebooks, load]) => {
    const { prose, code, answers, all } = minutesOf(load);
    const counts = [load.words + load.exerciseWords, load.guesses + load.exercises];
    const numbers = [...counts, ...[prose, answers, code, all].map((part) => Math.round(part))];
    return [`notebooks ${notebooks}`, ...numbers.map((number) => number.toLocaleString('en-US'))];
  });
  const rows = PARTS.map((name, at) => `| ${[name, ...parts.map((way) => way[at])].join(' | ')} |`);
  return [rows[0], `|${'---|'.repeat(ways.length + 1)}`, ...rows.slice(1)].join('\n');
}

/** @param {Load} load */
function aimOf(load) {
  const { prose, answers, all } = minutesOf(load);
  const words = `Prose and exercises of notebooks 1 to 6 take about ${Math.round(prose + answers)} minutes`;
  const within = prose + answers <= LIMIT ? 'within' : 'more than';
  return `${words}, ${within} the ${LIMIT} minutes that are the aim; with all code, charts and tables it is about ${Math.round(all)}.`;
}
