/** @system starts processes and stops them */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';

const STOPPING = path.join(__dirname, '../../../lib/runner/dist/run/stopping.js');

/**
 * A program that writes until it is stopped, and then is gone a little later.
 *
 * @param busy milliseconds between two writes, in which it hears nothing
 */
const program = (busy: number): string => `
  const { signal, release } = require('${STOPPING}').listenForStop();
  const writing = setInterval(() => {
    process.stdout.write('working ');
    for (const end = Date.now() + ${busy}; Date.now() < end; );
    process.stdout.write('on ');
  }, 5);
  signal.addEventListener('abort', () => {
    process.exitCode = signal.reason.status;
    process.stderr.write(signal.reason.message);
    release();
    setTimeout(clearInterval, 100, writing);
  });`;

test.each([
  ['SIGINT', ['SIGINT'], [130, null]],
  ['SIGTERM', ['SIGTERM'], [143, null]],
  ['SIGHUP', ['SIGHUP'], [null, 'SIGHUP']],
  ['the first of two', ['SIGTERM', 'SIGINT'], [143, null]],
  ['the first of several', ['SIGINT', 'SIGHUP', 'SIGTERM', 'SIGINT'], [null, 'SIGINT']],
] as const)('a run is stopped by %s, and its status says so', async (_, signals, status) => {
  const child = spawn(process.execPath, ['-e', program(0)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [ended, told] = [once(child, 'exit'), text(child.stderr)];
  await once(child.stdout, 'data');
  for (const signal of signals) {
    child.kill(signal);
    await new Promise((next) => setTimeout(next, 20));
  }
  expect(await ended).toEqual(status);
  expect(await told).toBe(`stopped by ${signals[0]}`);
});

/** A program that hears of the end of another process sooner than of the signal that has ended it. */
const BESIDE = `
  const { causeOf, listenForStop } = require('${STOPPING}');
  const { signal } = listenForStop();
  process.stdout.write('ready');
  process.stdin.once('data', async () => {
    const { message, status = 1 } = await causeOf(new Error('a child has ended'), signal);
    process.stderr.write(message);
    process.exit(status);
  });`;

test.each([
  ['the signal that comes right after it', 'SIGINT', [130, 'stopped by SIGINT']],
  ['itself, without a signal', undefined, [1, 'a child has ended']],
] as const)('causeOf takes for the cause of an error %s', async (_, signal, expected) => {
  const child = spawn(process.execPath, ['-e', BESIDE], { stdio: 'pipe' });
  const [ended, told] = [once(child, 'exit'), text(child.stderr)];
  await once(child.stdout, 'data');
  child.stdin.write('now');
  await new Promise((next) => setTimeout(next, 20));
  if (signal) child.kill(signal);
  expect([(await ended)[0], await told]).toEqual(expected);
});

// Elsewhere the program that makes terminals takes other arguments.
const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux.each([
  ['the signal', 0],
  ['a write that fails', 200],
])('a run whose terminal is closed ends without a crash, although it hears first of %s', async (_, busy) => {
  const command = `exec '${process.execPath}' -e "$PROGRAM" 2>&3`;
  const terminal = spawn('script', ['-q', '-e', '-c', command, '/dev/null'], {
    env: { ...process.env, PROGRAM: program(busy) },
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
  });
  const told = text(terminal.stdio[3] as NodeJS.ReadableStream);
  await once(terminal.stdout as NodeJS.ReadableStream, 'data');
  terminal.kill('SIGKILL');
  // Its end is the end of the program.
  expect(await told).toBe('stopped by SIGHUP');
});
