import { requireOneAim, requirePlace } from '../../tools/bench.mjs';

const NONE = { ladder: false, kernels: false, quick: false, rounds: undefined };

test('requireOneAim takes what can be followed', () => {
  for (const aim of [{}, { ladder: true, rounds: 2 }, { quick: true, rounds: 2 }, { kernels: true }, { rounds: 2 }]) {
    expect(() => requireOneAim({ ...NONE, ...aim })).not.toThrow();
  }
});

test('requireOneAim refuses two aims, and rounds of what has none', () => {
  expect(() => requireOneAim({ ...NONE, ladder: true, quick: true })).toThrow('found --ladder and --quick');
  expect(() => requireOneAim({ ...NONE, kernels: true, quick: true })).toThrow('found --kernels and --quick');
  expect(() => requireOneAim({ ...NONE, kernels: true, rounds: 3 })).toThrow('--rounds: expected the comparison');
});

test('requirePlace refuses before an hour of measuring what nothing can be written to after it', () => {
  expect(() => requirePlace(__dirname)).toThrow(
    `npm run bench: --json: expected a file, found the folder ${__dirname}`,
  );
});
