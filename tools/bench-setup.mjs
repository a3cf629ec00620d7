// npm run bench:setup: makes the Python environment .venv-bench, in which npm run bench finds Keras and PyTorch.
import { ENVIRONMENT, PEERS, PYTHON } from './bench/places.mjs';
import { define, main } from './command/main.mjs';
import { run } from './project/run.mjs';

const PACKAGES = ['tensorflow-cpu', 'torch==2.13.0'];

/**
 * Says what it runs, and runs it.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
function step(program, args) {
  const line = [program, ...args].join(' ');
  console.log(`$ ${line}`);
  run(`setting up the benchmark: ${line}`, program, args);
}

export const BENCH_SETUP = define({
  name: 'npm run bench:setup',
  purpose: [
    'Makes the Python environment .venv-bench, in which npm run bench finds Keras and PyTorch. Needs python3 with ' +
      'venv, and downloads some hundred megabytes.',
  ],
  options: {},
  run: () => {
    step('python3', ['-m', 'venv', ENVIRONMENT]);
    step(PYTHON, ['-m', 'pip', 'install', '--quiet', ...PACKAGES]);
    step(PYTHON, [PEERS, '--versions']);
  },
});
main(import.meta.url, BENCH_SETUP);
