'use strict';
/**
 * How errors are shown, wherever they are: thrown by a cell, left by a promise, printed by the reader; and traces. The
 * sentence first, then the lines of the reader's own code, then the sentences of what caused it. The frames
 * of the kernel, of Node.js and of packages would bury it; they remain in the error's `stack`.
 */
const { format, inspect } = require('node:util');
const { frames } = require('./cells.cjs');

/** Lines of a stack that are shown. */
const MOST = 10;

/** What is part of the sentence, or says the same for programs. */
const TOLD = new Set([
  'name',
  'message',
  'stack',
  'cause',
  'errors',
  'errno',
  'code',
  'syscall',
  'path',
  'dest',
  'port',
  'address',
  'requireStack',
]);

// The reader's line may lie below many of a library's.
Error.stackTraceLimit = 100;

function sentence(error) {
  const kind = error.constructor?.name;
  const name = error.name === 'Error' && kind ? kind : error.name;
  // Below what was not found Node.js names the files that asked for it, which the lines of the reader's code tell.
  const message = 'requireStack' in error ? error.message.replace(/\nRequire stack:(\n- .*)*$/, '') : error.message;
  return message ? `${name}: ${message}` : String(name);
}

/** Whether a sentence holds another as words of its own: "many" does not tell "a". */
function tells(sentence, other) {
  const at = sentence.indexOf(other);
  const isWithin = [sentence[at - 1], sentence[at + other.length]].some((letter) => /\w/.test(letter ?? ''));
  return other !== '' && at >= 0 && !isWithin;
}

/** What an error was caused by, or is made of, in lines; without what the sentence before says already. */
function causes(error, seen) {
  const own = [...(Array.isArray(error.errors) ? error.errors : []), ...('cause' in error ? [error.cause] : [])];
  return own.flatMap((cause) => {
    if (seen.has(cause)) return [];
    seen.add(cause);
    if (!(cause instanceof Error)) return [`  because of ${inspect(cause)}`];
    return [
      ...(tells(String(error.message), String(cause.message)) ? [] : [`  because of ${sentence(cause)}`]),
      ...causes(cause, seen),
    ];
  });
}

function report(error) {
  const details = Object.fromEntries(Object.entries(error).filter(([name]) => !TOLD.has(name)));
  const shown = Object.keys(details).length === 0 ? [] : [`  ${inspect(details).replaceAll('\n', '\n  ')}`];
  return [sentence(error), ...frames(error.stack).slice(0, MOST), ...causes(error, new Set([error])), ...shown].join(
    '\n',
  );
}

console.trace = (...values) => {
  const said = values.length > 0 ? `Trace: ${format(...values)}` : 'Trace';
  console.error([said, ...frames(new Error().stack).slice(0, MOST)].join('\n'));
};

Object.defineProperty(Error.prototype, inspect.custom, {
  configurable: true,
  writable: true,
  value() {
    // The prototype itself is asked too, when it is shown.
    return this instanceof Error ? report(this) : this;
  },
});
