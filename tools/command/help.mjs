// The help of a command, from the table of its options.
import { HELP } from './options.mjs';

/** Columns of the help. */
const WIDTH = 100;

/**
 * What every command's exit status means, but for what a command says of its own.
 *
 * @satisfies {Readonly<Record<string, string>>}
 */
export const EXIT = {
  0: 'done',
  1: 'something failed, or was found wrong',
  2: 'the command line, or an environment variable that it looks at, makes no sense',
  '128 + n': 'ended by signal n: 130 by Ctrl-C',
  141: 'whoever read the output has gone',
};

/**
 * Breaks a text between words.
 *
 * @param {string} text
 * @param {number} [indent] columns before the second line and those after it
 * @param {number} [start] columns that are taken on the first line
 */
function wrapped(text, indent = 0, start = indent) {
  let [lines, column] = ['', start];
  for (const [index, word] of text.split(' ').entries()) {
    const breaks = column + 1 + word.length > WIDTH;
    if (index > 0) lines += breaks ? `\n${' '.repeat(indent)}` : ' ';
    column = (index > 0 && breaks ? indent : column + Math.min(index, 1)) + word.length;
    lines += word;
  }
  return lines;
}

/**
 * Two columns: names, and beside them what they mean.
 *
 * @param {readonly (readonly [name: string, meaning: string])[]} rows
 */
function columns(rows) {
  const width = Math.max(...rows.map(([name]) => name.length)) + 5;
  return rows.map(([name, meaning]) => `  ${name}`.padEnd(width) + wrapped(meaning, width)).join('\n');
}

/** @param {import('./options.mjs').Option<unknown>} option */
function meaningOf({ meaning, fallback }) {
  const shown = typeof fallback === 'number' || (typeof fallback === 'string' && fallback !== '');
  return shown ? `${meaning} (default ${fallback})` : meaning;
}

/**
 * @param {import('./main.mjs').Description} command
 * @returns {string} without a line's end
 */
export function helpOf({ name, purpose, options, passesOn, words, notes = [], exit = {} }) {
  /** @type {[string, string][]} */
  const rows = Object.entries(options).map(([option, description]) => {
    const value = description.value === undefined ? '' : ` ${description.value}`;
    return [`--${option}${value}`, meaningOf(description)];
  });
  rows.push([`--${HELP}, -h`, 'shows this text']);
  const others = words ?? passesOn;
  if (others !== undefined) rows.push([others.name, others.meaning]);
  return [
    `${name} [-- OPTIONS]${others === undefined ? '' : ` [${others.name}]`}`,
    ...purpose.map((paragraph) => wrapped(paragraph)),
    columns(rows),
    ...notes.map((paragraph) => wrapped(paragraph)),
    `Exit status:\n${columns(Object.entries({ ...EXIT, ...exit }))}`,
  ].join('\n\n');
}
