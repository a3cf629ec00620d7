'use strict';
/** The value of a cell, shown as in tslab; a promise with a hint, for it is seldom what its reader wants. */
const { inspect } = require('node:util');
const { isPromise } = require('node:util/types');

const PENDING = inspect(new Promise(() => undefined));

function withHint(value) {
  const list = Array.isArray(value) && value.length > 0 && value.every(isPromise);
  if (!list && !isPromise(value)) return value;
  const one = inspect(value).includes(PENDING) ? 'a promise that is not finished' : 'a promise';
  const hint = list ? 'These are promises: write await Promise.all(...) around' : `This is ${one}: write await in front`;
  return `${inspect(value)}\n${hint} to get the value${list ? 's' : ''}.`;
}

module.exports = { withHint };
