// npm run fuzz [-- OPTIONS]: the tests on generated inputs, many thousands instead of the few of npm test.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, command, install, ROOT, run, StepError } from './prepare.mjs';

const HELP = `npm run fuzz [-- OPTIONS]

Tries what npm test tries on a few generated inputs on many more: corrupt data files and model folders,
random networks against an independent computation and on one to eight threads, saves and runs that are
killed at any moment. It takes a while, says how far it is, and fails if anything is wrong.

  --only NAME    only the files of test/fuzz whose names hold NAME, for example networks
  --help         shows this text`;

function options() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new StepError(`${error.message}\n\n${HELP}`);
  }
}

await command(() => {
  const { help, only = '' } = options();
  if (help) return console.log(HELP);
  install();
  build();
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const env = { ...process.env, DIGITS_FUZZ: 'whole' };
  // One file after the other: those that kill processes at random moments need the machine to themselves.
  run('npm run fuzz', process.execPath, [jest, `test/fuzz/.*${only}`, '--runInBand', '--verbose'], { env });
  return 0;
});
