// A filter for Jest: leaves out the tests that start whole programs, which say so on their first line, as
// `/** @system starts kernels */`.
const { closeSync, openSync, readSync } = require('node:fs');

const MARK = '/** @system ';

/** @param {string} file path of a test file */
function isSystemTest(file) {
  const start = Buffer.alloc(MARK.length);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, start, 0, MARK.length, 0);
  } finally {
    closeSync(opened);
  }
  return start.toString() === MARK;
}

/**
 * @param {readonly string[]} files
 * @returns {Promise<{ filtered: string[] }>} those that are no system tests; how many others there are is printed
 */
module.exports = async (files) => {
  const filtered = files.filter((file) => !isSystemTest(file));
  const left = files.length - filtered.length;
  if (left > 0) console.log(`${left} test files that start whole programs are left to npm test -- --system`);
  return { filtered };
};
