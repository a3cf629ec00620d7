'use strict';
/** The value of a cell, shown as in tslab; a promise with a hint, for it is seldom what its reader wants. */
const { inspect } = require('node:util');
const { isPromise } = require('node:util/types');

/** What a promise is called, by how `inspect` shows one in that state. */
const STATES = { '<pending>': 'a promise that is not finished', '<rejected>': 'a promise that failed' };

/** @param shown what is said of a promise in place of `inspect`; a page knows more of one that failed */
function withHint(value, shown) {
  if (isPromise(value)) {
    const text = shown ?? inspect(value);
    const [, state] = /^Promise \{\s+(<\w+>)/.exec(text) ?? [];
    return `${text}\nThis is ${STATES[state] ?? 'a promise'}: write await in front to get the value.`;
  }
  const list = Array.isArray(value) && value.length > 0 && value.every(isPromise);
  return list ? `${inspect(value)}\nThese are promises: write await Promise.all(...) around to get the values.` : value;
}

module.exports = { withHint };
