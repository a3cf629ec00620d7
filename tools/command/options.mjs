// The options of a command, as one table, and how a command line is read by it.
import util from 'node:util';

import { UsageError } from './errors.mjs';
import { foundNear, nearestName } from './nearest.mjs';

/**
 * An option, or a switch, which has no value.
 *
 * @template Value
 * @typedef {object} Option
 * @property {string} meaning in a few words, for the help
 * @property {string} [value] what stands for its value in the help, such as SECONDS
 * @property {(text: string) => Value} read what its text means; throws a UsageError for one that makes no sense
 * @property {Value} fallback its value where it is not given
 * @property {string} [beside] the switch without which it would change nothing
 */

/**
 * By the names of the options.
 *
 * @typedef {Readonly<Record<string, Option<unknown>>>} Table
 */

/**
 * The values of the options of a table.
 *
 * @template {Table} Options
 * @typedef {{ readonly [Name in keyof Options]: ReturnType<Options[Name]['read']> | Options[Name]['fallback'] }} Values
 */

/**
 * A command line as its command understands it.
 *
 * @template {Table} Options
 * @typedef {object} CommandLine
 * @property {boolean} help whether it asks for the help
 * @property {Values<Options>} values
 * @property {string[]} others what goes on to another program
 */

/** @typedef {ReturnType<typeof tokensOf>[number]} Token */

/**
 * A switch, which is off unless it is given.
 *
 * @param {string} meaning
 * @returns {Option<boolean>}
 */
export const flag = (meaning) => ({ meaning, read: () => true, fallback: false });

/**
 * An option with a value.
 *
 * @template Value, Fallback
 * @param {string} value what stands for its value in the help
 * @param {string} meaning
 * @param {(text: string) => Value} read
 * @param {Fallback} fallback
 * @returns {Option<Value | Fallback>}
 */
export const valued = (value, meaning, read, fallback) => ({ meaning, value, read, fallback });

/**
 * An option that needs a switch.
 *
 * @template Value
 * @param {string} name of the switch
 * @param {Option<Value>} option
 * @returns {Option<Value>}
 */
export const beside = (name, option) => ({ ...option, beside: name });

/** Every command has it. */
export const HELP = 'help';

/**
 * Reads the arguments of a command by the table of its options. The last of several values counts.
 *
 * @template {Table} Options
 * @param {readonly string[]} args
 * @param {Options} table
 * @param {boolean | 'words'} passesOn whether arguments that it does not know go on to another program, after `--` all;
 *   or whether words do that are no options, to the command itself
 * @returns {CommandLine<Options>}
 * @throws {UsageError} for an unknown option, or one that nearly is one of its own; for one without the switch that it
 *   needs; for a value that is missing, not wanted, or makes no sense; and for a word, if nothing is passed on
 */
export function parseOptions(args, table, passesOn = false) {
  const names = [...Object.keys(table), HELP];
  /** @type {Record<string, unknown>} */
  const values = Object.fromEntries(Object.entries(table).map(([name, { fallback }]) => [name, fallback]));
  /** @type {Set<number>} */
  const passed = new Set();
  let help = false;
  const tokens = tokensOf(args, table);
  const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index ?? Infinity;
  for (const token of tokens) {
    const option = token.kind === 'option' && Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (token.kind === 'option' && token.name === HELP) help = true;
    else if (token.kind === 'option' && option) values[token.name] = valueOf(token, option);
    else if (passesOn === 'words' && token.kind === 'positional') passed.add(token.index);
    else if (passesOn !== true) refuse(token, names);
    else if (token.index !== end) {
      if (token.kind === 'option') refuseNear(token, names);
      passed.add(token.index);
    }
  }
  if (!help) requireSwitches(tokens, table);
  return {
    help,
    values: /** @type {Values<Options>} */ (values),
    others: args.filter((_, index) => passed.has(index)),
  };
}

/**
 * What is asked for counts: it is not left out without a word.
 *
 * @param {readonly Token[]} tokens
 * @param {Table} table
 */
function requireSwitches(tokens, table) {
  const given = new Set(tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : [])));
  for (const [name, { beside: wanted }] of Object.entries(table)) {
    if (wanted === undefined || !given.has(name) || given.has(wanted)) continue;
    throw new UsageError(`--${name}: expected --${wanted} beside it, found none`);
  }
}

/**
 * The arguments as Node.js takes them apart: no option is unknown to it.
 *
 * @param {readonly string[]} args
 * @param {Table} table
 */
function tokensOf(args, table) {
  const entries = Object.entries(table).map(([name, { value }]) => {
    return /** @type {const} */ ([name, { type: value === undefined ? 'boolean' : 'string' }]);
  });
  const options = { ...Object.fromEntries(entries), [HELP]: /** @type {const} */ ({ type: 'boolean', short: 'h' }) };
  // By way of the module: a Node.js that is too old has no such function, and is to hear that it is.
  return util.parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/**
 * @template Value
 * @param {Extract<Token, { kind: 'option' }>} token
 * @param {Option<Value>} option
 */
function valueOf({ rawName, value, inlineValue }, option) {
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName}: expected no value, found ${value}`);
    return option.read('');
  }
  if (value === undefined) throw new UsageError(`${rawName}: expected a value, ${option.value}, found none`);
  // A value of that kind is taken after an equals sign only, as in --timeout=-1.
  if (!inlineValue && value.startsWith('-')) {
    throw new UsageError(`${rawName}: expected a value, ${option.value}, found the option ${value}`);
  }
  return readValue(rawName, value, option.read);
}

/**
 * What a value means; where it makes no sense, the error names its option.
 *
 * @template Value
 * @param {string} option such as `--only`
 * @param {string} text
 * @param {(text: string) => Value} read
 */
export function readValue(option, text, read) {
  try {
    return read(text);
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${option}: ${error.message}`);
    throw error;
  }
}

/**
 * @param {Token} token
 * @param {readonly string[]} names
 * @returns {never}
 */
function refuse(token, names) {
  const known = names.map((name) => `--${name}`).join(', ');
  if (token.kind === 'option') {
    const found = token.rawName.startsWith('--') ? foundNear(token.name, names, '--') : `found ${token.rawName}`;
    throw new UsageError(`expected the options ${known}, ${found}`);
  }
  throw new UsageError(
    `expected the options ${known} and no other word, found '${token.kind === 'positional' ? token.value : '--'}'`,
  );
}

/**
 * An option that is to go on to another program, but is one of the command's own misspelt.
 *
 * @param {Extract<Token, { kind: 'option' }>} token
 * @param {readonly string[]} names
 */
function refuseNear({ name, rawName }, names) {
  const nearest = rawName.startsWith('--') ? nearestName(name, names) : undefined;
  if (nearest === undefined) return;
  throw new UsageError(`found ${rawName}: did you mean --${nearest}? What stands after -- is passed on as it is.`);
}
