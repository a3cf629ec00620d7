import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as library from '../../lib/digits/index';
import { testBackend } from '../helpers/backend';

/** A value as an example states it; see tools/api/examples.mjs, which makes all of this. */
type Wanted =
  | { readonly number: number; readonly decimals: number }
  | { readonly list: readonly Wanted[] }
  | { readonly fields: Readonly<Record<string, Wanted>> }
  | { readonly literal: string | boolean | null }
  | { readonly absent: true };

interface Example {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly problems: readonly string[];
  readonly code: string;
  readonly wanted: readonly { readonly line: number; readonly value: Wanted }[];
}

type Run = (
  require: (name: string) => unknown,
  exports: object,
  at: (line: number) => void,
  found: (line: number, value: unknown) => void,
) => Promise<void>;
/** Makes asynchronous functions of their parameters and their code. */
const AsyncFunction = Reflect.get(Object.getPrototypeOf(valuesOf) as object, 'constructor') as new (
  ...texts: string[]
) => Run;

const TOOL = join(__dirname, '..', '..', 'tools', 'api', 'examples.mjs');
const examples = JSON.parse(
  execFileSync(process.execPath, [TOOL], { encoding: 'utf8', maxBuffer: 2 ** 24 }),
) as readonly Example[];

/** The library as an example imports it; the data set that nearly all of them load is read once. */
const quick = library.loadDigits('quick');
const digits = { ...library, loadDigits: () => quick };

/** Examples save their networks to ../output, as notebooks do. */
const folder = mkdtempSync(join(tmpdir(), 'digits examples '));
const before = process.cwd();
beforeAll(async () => {
  mkdirSync(join(folder, 'notebooks'));
  process.chdir(join(folder, 'notebooks'));
  await testBackend();
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

test('every public value has an example', () => {
  expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(library).sort());
});

test('every example compiles, and states values that can be read', () => {
  expect(examples.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`))).toEqual([]);
});

test.each(examples.map((example) => [example.name, `${example.file}:${example.line}`, example] as const))(
  'the example of %s at %s gives what it says',
  async (_name, _place, example) => {
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      expect(await valuesOf(example)).toEqual(
        example.wanted.map(({ line, value }) => ({ where: `${example.file}:${line}`, value: matching(value) })),
      );
    } finally {
      printed.mockRestore();
    }
  },
);

/** Runs an example, in a scope of its own. @returns its values, with their places in the source */
async function valuesOf({ name, file, code }: Example): Promise<{ where: string; value: unknown }[]> {
  const values: { where: string; value: unknown }[] = [];
  let at = 0;
  const run = new AsyncFunction('require', 'exports', '__at', '__found', code);
  try {
    await run(
      () => digits,
      {},
      (line) => (at = line),
      (line, value) => values.push({ where: `${file}:${line}`, value: plain(value) }),
    );
  } catch (cause) {
    throw new Error(`${file}:${at}: the example of ${name} fails: ${String(cause)}`, { cause });
  }
  return values;
}

/** Typed arrays as lists, as an example writes them. */
function plain(value: unknown): unknown {
  return ArrayBuffer.isView(value) ? Array.from(value as Uint8Array | Float32Array) : value;
}

/** What a value must equal: a number to the decimals that are written, all else exactly. */
function matching(wanted: Wanted): unknown {
  if ('number' in wanted) {
    return wanted.decimals === 0 ? wanted.number : expect.closeTo(wanted.number, wanted.decimals);
  }
  if ('list' in wanted) return wanted.list.map(matching);
  if ('fields' in wanted) {
    return Object.fromEntries(Object.entries(wanted.fields).map(([name, value]) => [name, matching(value)]));
  }
  return 'literal' in wanted ? wanted.literal : undefined;
}
