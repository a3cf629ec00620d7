// npm run bench:setup: installs the peers that npm run bench compares with.
import { ENVIRONMENT, NODE_PACKAGE, PACKAGES, PEERS, PYTHON } from './bench/places.mjs';
import { define, main } from './command/main.mjs';
import { npm, run } from './project/run.mjs';

const FROM_PYPI = ['jax', 'scikit-learn', 'tensorflow-cpu', 'torch==2.13.0'];
const FROM_NPM = ['@jax-js/jax', `${NODE_PACKAGE}@latest`];

/**
 * Says what it runs, and runs it.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
async function step(program, args) {
  const line = [program, ...args].join(' ');
  console.log(`$ ${line}`);
  await run(`setting up the benchmark: ${line}`, program, args);
}

/** @param {readonly string[]} args of npm */
async function stepOfNpm(args) {
  const line = ['npm', ...args].join(' ');
  console.log(`$ ${line}`);
  await npm(`setting up the benchmark: ${line}`, args);
}

export const BENCH_SETUP = define({
  name: 'npm run bench:setup',
  purpose: [
    'Makes the Python environment .venv-bench, in which npm run bench finds JAX, PyTorch, TensorFlow, Keras and ' +
      'scikit-learn, and puts jax-js and the newest Node.js into .cache/bench. Needs python3 with venv, and downloads ' +
      'almost a gigabyte.',
  ],
  options: {},
  run: async () => {
    await step('python3', ['-m', 'venv', ENVIRONMENT]);
    await step(PYTHON, ['-m', 'pip', 'install', '--quiet', ...FROM_PYPI]);
    await stepOfNpm(['install', '--no-audit', '--no-fund', '--prefix', PACKAGES, ...FROM_NPM]);
    await step(PYTHON, [PEERS, '--versions']);
  },
});
main(import.meta.url, BENCH_SETUP);
