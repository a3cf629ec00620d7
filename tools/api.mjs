// npm run api [-- OPTIONS]: writes docs/api.md, the public names of the library with their signatures and examples.
import { existsSync, readFileSync } from 'node:fs';

import { define, main } from './command/main.mjs';
import { flag } from './command/options.mjs';
import { place, ROOT } from './project/places.mjs';
import { install } from './project/prepare.mjs';
import { writeWhole } from './project/whole-file.mjs';

export const API = define({
  name: 'npm run api',
  purpose: ['Writes docs/api.md: the public names of the library, each with its signature and its example.'],
  options: { check: flag('writes nothing, and says whether the page is as it should be') },
  notes: ['npm test checks it.'],
  exit: { 0: 'written, or as it should be', 1: 'the page is out of date, or a public name is not as it should be' },
  run: async ({ check }) => {
    await install({ tests: true });
    // TypeScript, which it needs, may just have been installed.
    const { apiReport } = await import('./api/report.mjs');
    const page = place('docs/api.md');
    const text = apiReport(ROOT);
    if (existsSync(page) && readFileSync(page, 'utf8') === text) return 0;
    if (check) {
      console.error('docs/api.md is not what lib/digits says: npm run api writes it anew');
      return 1;
    }
    writeWhole(page, text);
    console.log('docs/api.md is written anew: git diff docs/api.md shows what has changed');
    return 0;
  },
});
main(import.meta.url, API);
