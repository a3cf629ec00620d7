// npm run fuzz [-- OPTIONS]: the tests on generated inputs, many thousands instead of the few of npm test.
import { readdirSync } from 'node:fs';

import { UsageError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { foundNear } from './command/nearest.mjs';
import { valued } from './command/options.mjs';
import { installed, place } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';
import { run } from './project/run.mjs';

/**
 * What names of files in test/fuzz hold, as a pattern of their paths: a whole name stands for itself alone, though
 * others may hold it too.
 *
 * @param {string} text
 */
export function fuzzName(text) {
  const files = readdirSync(place('test', 'fuzz')).filter((name) => name.endsWith('.test.ts'));
  const names = files.map((name) => name.slice(0, -'.test.ts'.length));
  if (names.includes(text)) return `${text}[.]test`;
  if (names.some((name) => name.includes(text))) return `.*${text}`;
  throw new UsageError(`expected a part of one of ${names.join(', ')}, ${foundNear(text, names)}`);
}

export const FUZZ = define({
  name: 'npm run fuzz',
  purpose: [
    'Tries what npm test tries on a few generated inputs on many more: corrupt data files and model folders, random ' +
      'networks against an independent computation and on one to eight threads, saves and runs that are killed at ' +
      'any moment. It takes a while, says how far it is, and fails if anything is wrong.',
  ],
  options: {
    only: valued(
      'NAME',
      'only the file of test/fuzz of that name, or those whose names hold it: networks-',
      fuzzName,
      '',
    ),
  },
  run: async ({ only }) => {
    await prepare({ tests: true });
    const env = { ...process.env, DIGITS_FUZZ: 'whole' };
    // One file after the other: those that kill processes at random moments need the machine to themselves.
    const args = [installed('jest/bin/jest.js'), `test/fuzz/${only}`, '--runInBand', '--verbose'];
    await run('npm run fuzz', process.execPath, args, { env });
  },
});
main(import.meta.url, FUZZ);
