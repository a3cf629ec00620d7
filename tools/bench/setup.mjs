#!/usr/bin/env node
// Makes the Python environment .venv-bench, in which `npm run bench` finds Keras and PyTorch.
// Usage: npm run bench:setup (needs python3 with venv; downloads some hundred megabytes).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ENVIRONMENT, HERE, PYTHON, ROOT } from './places.mjs';

const PACKAGES = ['tensorflow-cpu', 'torch==2.13.0'];

function run(command, args) {
  console.log(`$ ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (error || status !== 0) {
    console.error(`setting up the benchmark: ${command} ${error ? error.message : `ended with status ${status}`}`);
    process.exit(1);
  }
}

run('python3', ['-m', 'venv', ENVIRONMENT]);
run(PYTHON, ['-m', 'pip', 'install', '--quiet', ...PACKAGES]);
run(PYTHON, [join(HERE, 'peers.py'), '--versions']);
