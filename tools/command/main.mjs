// What every command does: it looks at Node.js and at its arguments before anything else, and says in one line
// what has failed.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { debuglog } from 'node:util';

import { endWithChildren, stoppedStatus } from './children.mjs';
import { messageOf, StepError, UsageError } from './errors.mjs';
import { helpOf } from './help.mjs';
import { parseOptions } from './options.mjs';
import { checkVariables } from './variables.mjs';
import { isAtLeast } from './version.mjs';

/**
 * What a command is for, and what it takes.
 *
 * @typedef {object} Description
 * @property {string} name as it is called, such as `npm start`
 * @property {readonly string[]} purpose paragraphs
 * @property {import('./options.mjs').Table} options but for --help, which every command has
 * @property {{ readonly name: string, readonly meaning: string }} [passesOn] arguments that go on to another program
 * @property {{ readonly name: string, readonly meaning: string }} [words] words that are no options
 * @property {readonly string[]} [notes] paragraphs below the options
 * @property {Readonly<Record<string, string>>} [exit] what an exit status means here, where it is not as everywhere
 */

/**
 * A command.
 *
 * @template {import('./options.mjs').Table} Options
 * @typedef {Description & {
 *   readonly options: Options,
 *   readonly run: (values: import('./options.mjs').Values<Options>, others: readonly string[]) => Status | Promise<Status>,
 * }} Command
 */

/** @typedef {number | void} Status exit status, 0 by default */

/**
 * Where a command writes.
 *
 * @typedef {object} Streams
 * @property {{ write(text: string): unknown }} stdout
 * @property {{ write(text: string): unknown }} stderr
 */

/** Oldest Node.js that the project runs on, as package.json says: `>=20.19`. */
const OLDEST = '20.19';

/** Exit status of a program whose reader has gone: 128 and the number of SIGPIPE, as the shell would say. */
const READER_GONE = 141;

const debug = debuglog('digits');

/** @param {string} version for example `20.19.0` */
export function checkNode(version = process.versions.node) {
  if (isAtLeast(version, OLDEST)) return;
  throw new StepError(`this project needs Node.js ${OLDEST} or later, and this is ${version}: see https://nodejs.org`);
}

/**
 * Ends quietly when whoever reads the output has read enough, as in `npm start | head -1`, and in a line where it cannot
 * be written, as to a disk that is full. A terminal that was closed takes nothing any more either, but a signal says so,
 * which the command itself hears.
 *
 * @param {string} name of the command
 * @param {NodeJS.WriteStream} stream
 */
function endWithOutput(name, stream) {
  stream.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'EPIPE') process.exit(READER_GONE);
    if (error.code === 'EIO') return;
    // At once, as the process ends; where errors are written to the same place, nobody can be told.
    if (stream !== process.stderr) process.stderr.write(`\n${name}: writing the output: ${error.message}\n`);
    process.exit(1);
  });
}

/**
 * Gives a command the types of its own options.
 *
 * @template {import('./options.mjs').Table} Options
 * @param {Command<Options>} command
 */
export const define = (command) => command;

/**
 * Runs a command.
 *
 * @template {import('./options.mjs').Table} Options
 * @param {Command<Options>} command
 * @param {readonly string[]} args
 * @param {Streams} [streams]
 * @returns {Promise<number>} the exit status
 */
export async function execute(command, args, { stdout, stderr } = process) {
  try {
    checkNode();
    const { help, values, others } = parseOptions(
      args,
      command.options,
      command.words ? 'words' : command.passesOn !== undefined,
    );
    if (help) {
      stdout.write(`${helpOf(command)}\n`);
      return 0;
    }
    checkVariables(command.name);
    return (await command.run(values, others)) ?? 0;
  } catch (error) {
    // A program that the signal has ended may be missed before it is known to have ended.
    const stopped = stoppedStatus();
    if (stopped !== undefined) return stopped;
    if (error instanceof UsageError) {
      stderr.write(`\n${command.name}: ${error.message}\n\n${helpOf(command)}\n`);
      return 2;
    }
    if (error instanceof StepError) {
      stderr.write(`\n${error.message}\n`);
      return error.status;
    }
    stderr.write(`\n${command.name}: ${messageOf(error)}\n`);
    stderr.write('NODE_DEBUG=digits shows where this comes from.\n');
    debug('%s', error instanceof Error ? error.stack : error);
    return 1;
  }
}

/**
 * Runs the command whose module is the program that was started; does nothing where the module was only imported.
 *
 * @template {import('./options.mjs').Table} Options
 * @param {string} url of the module
 * @param {Command<Options>} command
 */
export function main(url, command) {
  const [, program, ...args] = process.argv;
  if (program === undefined || realpathSync(program) !== fileURLToPath(url)) return;
  for (const stream of [process.stdout, process.stderr]) endWithOutput(command.name, stream);
  endWithChildren();
  void execute(command, args).then((status) => {
    process.exitCode = status;
  });
}
