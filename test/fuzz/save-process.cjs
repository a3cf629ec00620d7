/*
 * A process that saves models, to be killed. Arguments: the folder to save to, and how:
 *   endless     saves model after model, until it is killed
 *   N           saves once, and kills itself after the Nth call that it makes of the file system
 */
const fs = require('node:fs');
const path = require('node:path');

const [folder, how] = process.argv.slice(2);
const { writeModel } = require(path.join(__dirname, '../../lib/digits/dist/platform/model-files/write.js'));
const { numbered } = require('./numbered-model.cjs');

if (how === 'endless') {
  process.send?.('ready');
  for (let number = 1; ; number = (number % 200) + 1) writeModel(folder, numbered(number));
}

const LAST = Number(how);
let calls = 0;
for (const name of [
  'mkdirSync',
  'openSync',
  'writeFileSync',
  'writeSync',
  'fsyncSync',
  'closeSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'readdirSync',
  'readFileSync',
  'existsSync',
  'statSync',
]) {
  const original = fs[name];
  fs[name] = (...args) => {
    const result = original(...args);
    if (++calls === LAST) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
writeModel(folder, numbered(2));
