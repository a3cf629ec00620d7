// npm run check:notebooks: checks the types and the form of the notebooks, as npm test does too.
import { define, main } from './command/main.mjs';
import { load } from './project/library.mjs';
import { ROOT } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';

export const CHECK_NOTEBOOKS = define({
  name: 'npm run check:notebooks',
  purpose: ["Checks the notebooks' code, as the project and as their kernel compile it, and their form."],
  options: {},
  exit: { 0: 'nothing was found', 1: 'something was found, or failed' },
  run: async () => {
    prepare();
    const problems = await load('runner/dist/check-notebooks.js').checkNotebooks(ROOT);
    for (const problem of problems) console.log(problem);
    return problems.length === 0 ? 0 : 1;
  },
});
main(import.meta.url, CHECK_NOTEBOOKS);
