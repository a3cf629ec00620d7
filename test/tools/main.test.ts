import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';

import { StepError, UsageError } from '../../tools/command/errors.mjs';
import { checkNode, define, execute, type Status } from '../../tools/command/main.mjs';
import { valued } from '../../tools/command/options.mjs';
import { wholeNumber } from '../../tools/command/values.mjs';
import { place } from '../../tools/project/places.mjs';
import { Written } from '../runner/helpers';

/** Runs a command that does this; gives its status and what it wrote. */
async function outcome(work: (values: { seeds: number }) => Status | Promise<Status>, ...args: string[]) {
  const [stdout, stderr] = [new Written(), new Written()];
  const command = define({
    name: 'npm run try',
    purpose: ['Tries.'],
    options: { seeds: valued('N', 'how many', wholeNumber, 5) },
    run: work,
  });
  const status = await execute(command, args, { stdout, stderr });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
const fails = (error: unknown) => (): never => {
  throw error;
};

test('execute gives the status of the work, 0 if it gives none', async () => {
  const seen: number[] = [];
  expect(await outcome(({ seeds }) => void seen.push(seeds), '--seeds', '3')).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  expect(seen).toEqual([3]);
  expect((await outcome(() => Promise.resolve(130))).status).toBe(130);
});

test('execute shows the help and does not work', async () => {
  const { status, stdout, stderr } = await outcome(fails(new Error('worked')), '--help', '--seeds', '3');
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^npm run try \[-- OPTIONS\]\n\nTries\.\n\n {2}--seeds N {4}how many \(default 5\)\n/);
});

test('execute refuses wrong usage with status 2 and the help, before it works', async () => {
  const { status, stdout, stderr } = await outcome(fails(new Error('worked')), '--seed', '3');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^\nnpm run try: .*found --seed: did you mean --seeds\?\n\nnpm run try \[-- OPTIONS\]\n/);
  expect((await outcome(fails(new UsageError('found too late')))).status).toBe(2);
});

test('execute refuses a variable that makes no sense with status 2, before it works; the help it shows', async () => {
  process.env.DIGITS_THREADS = 'many';
  try {
    const { status, stderr } = await outcome(fails(new Error('worked')));
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^\nnpm run try: expected DIGITS_THREADS .*"many"\n$/)]);
    expect((await outcome(fails(new Error('worked')), '--help')).status).toBe(0);
  } finally {
    delete process.env.DIGITS_THREADS;
  }
});

test('execute tells a failed step in its own words, and gives its status', async () => {
  expect(await outcome(fails(new StepError('no disk')))).toEqual({ status: 1, stdout: '', stderr: '\nno disk\n' });
  expect((await outcome(fails(new StepError('stopped', 143)))).status).toBe(143);
});

test('execute tells any other error without its stack', async () => {
  const { status, stderr } = await outcome(fails(new TypeError('a fault')));
  expect([status, stderr]).toEqual([1, '\nnpm run try: a fault\nNODE_DEBUG=digits shows where this comes from.\n']);
});

test('checkNode refuses what is older than 20.19', () => {
  for (const version of ['20.19.0', '20.20.1', '22.0.0', '24.1.0']) expect(() => checkNode(version)).not.toThrow();
  for (const version of ['18.20.8', '20.18.3', '']) expect(() => checkNode(version)).toThrow(StepError);
  expect(() => checkNode('20.18.3')).toThrow('needs Node.js 20.19 or later, and this is 20.18.3');
});

// A device of Linux that takes nothing, as a full disk does.
(existsSync('/dev/full') ? test : test.skip)('main says in a line that the output cannot be written', () => {
  const full = openSync('/dev/full', 'w');
  const help = (stdout: number | 'pipe', stderr: number | 'pipe') => {
    const args = [place('tools', 'start.mjs'), '--help'];
    return spawnSync(process.execPath, args, { stdio: ['ignore', stdout, stderr], encoding: 'utf8' });
  };
  const { status, stderr } = help(full, 'pipe');
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^\nnpm start: writing the output: ENOSPC[^\n]*\n$/)]);
  expect(help(full, full).status).toBe(1);
  expect(help('pipe', full).status).toBe(0);
  closeSync(full);
});
