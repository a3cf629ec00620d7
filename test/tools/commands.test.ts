import { readFileSync } from 'node:fs';
import path from 'node:path';

import { API } from '../../tools/api.mjs';
import { BENCH } from '../../tools/bench.mjs';
import { BENCH_SETUP } from '../../tools/bench-setup.mjs';
import { BOOK_COMMAND } from '../../tools/book.mjs';
import { BUILD } from '../../tools/build.mjs';
import { CHECK_NOTEBOOKS } from '../../tools/check-notebooks.mjs';
import { type Command, execute } from '../../tools/command/main.mjs';
import type { Table } from '../../tools/command/options.mjs';
import { FUZZ } from '../../tools/fuzz.mjs';
import { GUIDE } from '../../tools/guide.mjs';
import { LAB } from '../../tools/lab.mjs';
import { LABELS } from '../../tools/labels.mjs';
import { MODELS } from '../../tools/models.mjs';
import { ROOT } from '../../tools/project/places.mjs';
import { SETUP_NATIVE } from '../../tools/setup-native.mjs';
import { START } from '../../tools/start.mjs';
import { STUDY } from '../../tools/study.mjs';
import { TEST } from '../../tools/test.mjs';
import { VERIFY } from '../../tools/verify.mjs';
import { Written } from '../runner/helpers';

/** What a command is, and what it does with arguments. */
const entry = <Options extends Table>(command: Command<Options>) => ({
  options: Object.keys(command.options),
  run: async (...args: string[]) => {
    const [stdout, stderr] = [new Written(), new Written()];
    const status = await execute(command, args, { stdout, stderr });
    return { status, stdout: stdout.text, stderr: stderr.text };
  },
});

/** All commands, by their names in package.json. */
const COMMANDS = {
  build: entry(BUILD),
  start: entry(START),
  test: entry(TEST),
  lab: entry(LAB),
  study: entry(STUDY),
  labels: entry(LABELS),
  models: entry(MODELS),
  verify: entry(VERIFY),
  fuzz: entry(FUZZ),
  bench: entry(BENCH),
  'bench:setup': entry(BENCH_SETUP),
  'setup:native': entry(SETUP_NATIVE),
  'check:notebooks': entry(CHECK_NOTEBOOKS),
  api: entry(API),
  guide: entry(GUIDE),
  book: entry(BOOK_COMMAND),
};
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

test('every script of package.json is a command of tools/, of its name', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  expect(scripts).toEqual(
    Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, `node tools/${name.replace(':', '-')}.mjs`])),
  );
});

describe.each(Object.entries(COMMANDS))('npm run %s', (name, { options, run }) => {
  const called = ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;

  test('tells its options and its exit status at once', async () => {
    const { status, stdout, stderr } = await run('--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.startsWith(`${called} [-- OPTIONS]`)).toBe(true);
    for (const option of [...options, 'help']) expect(stdout).toContain(`\n  --${option}`);
    expect(stdout).toMatch(/\nExit status:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}141 .*\n {2}128 \+ n .*\n$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('refuses an option that is not its own at once, with the nearest', async () => {
    for (const option of [...options, 'help'].filter(({ length }) => length >= 4)) {
      const { status, stdout, stderr } = await run(`--${option}s`);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`found --${option}s: did you mean --${option}?`);
    }
  });

  test('stands in environment.md with its options', () => {
    const row = read('environment.md')
      .split('\n')
      .find((line) => line.startsWith(`| \`${called}\` |`));
    expect(row).toBeDefined();
    const named = [...(row ?? '').matchAll(/`--([a-z-]+)[^`]*`/g)].map(([, option]) => option);
    expect(named).toEqual(options);
  });
});
