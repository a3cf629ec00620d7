/** @system starts commands */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { isAlive, until } from '../runner/helpers';
import { project, type Project } from './project';

let small: Project;
beforeEach(() => (small = project()));
afterEach(() => small.remove());

const inProject = (file: string): string => path.join(small.root, file);

/** A program, of either kind of module, that runs for long and notes that it does; what it does at a signal. */
const long = (atSignal = ''): string => `
  const { writeFileSync } = process.getBuiltinModule('node:fs');
  ${atSignal}
  setInterval(() => undefined, 1000);
  writeFileSync(${JSON.stringify(inProject('pid'))}, String(process.pid));`;

/** Waits for the program that a command has started; gives its process's number. */
async function started(): Promise<number> {
  await until(() => existsSync(inProject('pid')) && readFileSync(inProject('pid'), 'utf8') !== '', 20);
  return Number(readFileSync(inProject('pid'), 'utf8'));
}

const start = (file: string): ChildProcess =>
  spawn(process.execPath, [file], {
    env: { ...process.env, npm_execpath: inProject('npm.js') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

/** The exit status, of a process that may have ended already; null if a signal ended it. */
const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    child.once('exit', (status) => resolve(status));
  });

/** A program of its own, with children as the commands have them. */
function withChildren(script: string, atSignal = ''): ChildProcess {
  small.write('long.cjs', long(atSignal));
  small.write(
    'tools/try.mjs',
    `import { spawn } from 'node:child_process';
    import { endWithChildren } from './command/children.mjs';
    endWithChildren();
    const child = spawn(process.execPath, [${JSON.stringify(inProject('long.cjs'))}]);
    ${script}`,
  );
  return start(inProject('tools/try.mjs'));
}

test.each([
  ['fuzz.mjs', 'node_modules/jest/bin/jest.js'],
  ['test.mjs', 'node_modules/typescript/bin/tsc'],
  ['fuzz.mjs', 'tools/build.mjs'],
])('a signal to %s alone ends %s with it', async (command, program) => {
  for (const file of ['eslint/bin/eslint.js', 'prettier/bin/prettier.cjs']) small.write(`node_modules/${file}`, '');
  small.write(program, long());
  const running = start(inProject(`tools/${command}`));
  const pid = await started();
  running.kill('SIGTERM');
  expect(await ended(running)).toBe(143);
  expect(isAlive(pid)).toBe(false);
});

test('endWithChildren lets a child tidy up, and waits for it', async () => {
  const tidy = `process.on('SIGINT', () => setTimeout(() => {
    writeFileSync(${JSON.stringify(inProject('tidied'))}, '');
    process.exit(0);
  }, 300));`;
  const running = withChildren('', tidy);
  await started();
  running.kill('SIGINT');
  expect(await ended(running)).toBe(130);
  expect(existsSync(inProject('tidied'))).toBe(true);
});

test('a command tells no failure of what a signal has ended', async () => {
  const dying = JSON.stringify(inProject('dying'));
  const slowly = `process.on('SIGINT', () => writeFileSync(${dying}, '') || setTimeout(() => process.exit(0), 500));`;
  small.write('long.cjs', long(slowly));
  small.write(
    'tools/try.mjs',
    `import { spawn } from 'node:child_process';
    import { existsSync } from 'node:fs';
    import { define, main } from './command/main.mjs';
    const run = () => new Promise((_, reject) => {
      spawn(process.execPath, [${JSON.stringify(inProject('long.cjs'))}]);
      setInterval(() => existsSync(${dying}) && reject(new Error('the page has been closed')), 20);
    });
    main(import.meta.url, define({ name: 'try', purpose: [], options: {}, run }));`,
  );
  const running = spawn(process.execPath, [inProject('tools/try.mjs')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  running.stderr.on('data', (chunk) => (said += String(chunk)));
  await started();
  running.kill('SIGINT');
  expect([await ended(running), said]).toEqual([130, '']);
});

test('endWithChildren does not wait for ever for a child that keeps the signal to itself', async () => {
  const running = withChildren('', "process.on('SIGINT', () => undefined);");
  const pid = await started();
  running.kill('SIGINT');
  expect(await ended(running)).toBe(130);
  expect(await until(() => !isAlive(pid), 5)).toBe(true);
});

test('endWithChildren begins no other child once a signal has come', async () => {
  const again = `child.once('exit', () => spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']));
    spawn(process.execPath, [${JSON.stringify(inProject('slow.cjs'))}]);`;
  small.write(
    'slow.cjs',
    "process.on('SIGTERM', () => setTimeout(() => process.exit(0), 300));setInterval(() => 0, 1000)",
  );
  const running = withChildren(again);
  await started();
  running.kill('SIGTERM');
  expect(await ended(running)).toBe(143);
});

test('endWithChildren leaves a signal to whoever else listens for it', async () => {
  const running = withChildren("process.on('SIGTERM', () => child.kill('SIGKILL') && process.exit(5));");
  await started();
  running.kill('SIGTERM');
  expect(await ended(running)).toBe(5);
});

test('endWithChildren leaves no child behind where the command ends first', async () => {
  const running = withChildren(`
    import { existsSync, readFileSync } from 'node:fs';
    const file = ${JSON.stringify(inProject('pid'))};
    setInterval(() => existsSync(file) && readFileSync(file, 'utf8') !== '' && process.exit(141), 50);`);
  const pid = await started();
  expect(await ended(running)).toBe(141);
  expect(await until(() => !isAlive(pid), 5)).toBe(true);
});

test('endWithChildren lets a signal end a command at once that computes by itself', async () => {
  const running = withChildren(`
    import { writeFileSync } from 'node:fs';
    child.kill('SIGKILL');
    child.once('exit', () => setTimeout(() => {
      writeFileSync(${JSON.stringify(inProject('pid'))}, '0');
      for (;;);
    }));`);
  await started();
  running.kill('SIGTERM');
  expect(await ended(running)).toBe(null);
});
