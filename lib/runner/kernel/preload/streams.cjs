'use strict';
/**
 * `process.stdout.write` in a cell. tslab calls nobody back, so that a cell which waits until it has written never ends,
 * takes every text for UTF-8, and shows a character whose bytes come one after the other, as a program's output may,
 * as so many question marks.
 */
const { StringDecoder } = require('node:string_decoder');

const { prototype } = require('./tslab.cjs')('tslab/dist/jupyter').JupyterHandlerImpl;

prototype.createWriteToIopub = (name, writeStream) => {
  const decoder = new StringDecoder('utf8');
  return (chunk, encoding, callback) => {
    const isText = typeof chunk === 'string' && (!Buffer.isEncoding(encoding) || /^utf-?8$/i.test(encoding));
    const text = isText ? chunk : decoder.write(Buffer.from(chunk, encoding));
    if (text !== '') writeStream(name, text);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(done, null);
    return true;
  };
};
