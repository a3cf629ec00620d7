// npm run guide [-- OPTIONS]: works out the notebooks' times anew, and writes the answer key.
import { existsSync, readFileSync } from 'node:fs';

import { define, main } from './command/main.mjs';
import { flag } from './command/options.mjs';
import { place } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';
import { writeWhole } from './project/whole-file.mjs';

export const GUIDE = define({
  name: 'npm run guide',
  purpose: [
    'Works out from their length how long the notebooks take, writes it where it is stated (notebooks, README.md, ' +
      'docs/teaching.md), and writes docs/answers.md, the solutions of all exercises.',
  ],
  options: { check: flag('writes nothing, and says which of these files are not as they should be') },
  notes: ['npm test checks it.'],
  exit: { 0: 'written, or as it should be', 1: 'a file is out of date' },
  run: async ({ check }) => {
    await prepare();
    const { guideFiles } = await import('./guide/files.mjs');
    const isAsWanted = (/** @type {string} */ file, /** @type {string} */ text) =>
      existsSync(place(file)) && readFileSync(place(file), 'utf8') === text;
    const old = [...guideFiles()].filter(([file, text]) => !isAsWanted(file, text));
    for (const [file, text] of old) {
      if (check) console.error(`${file} is not as the notebooks and their exercises are: npm run guide writes it anew`);
      else {
        writeWhole(place(file), text);
        console.log(`${file} is written anew`);
      }
    }
    return check && old.length > 0 ? 1 : 0;
  },
});
main(import.meta.url, GUIDE);
