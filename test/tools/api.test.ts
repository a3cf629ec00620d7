import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { parseComment, tagsOf } from '../../tools/api/comment.mjs';
import { place } from '../../tools/project/places.mjs';
import { project, type Project } from './project';

let small: Project;
beforeEach(() => {
  small = project();
  symlinkSync(
    path.dirname(require.resolve('typescript/package.json')),
    path.join(small.root, 'node_modules/typescript'),
  );
  small.write('tsconfig.json', '{"compilerOptions": {"strict": true, "paths": {"digits": ["./lib/digits/index.ts"]}}}');
  small.write('lib/digits/index.ts', "// Numbers: small ones\nexport { double, type Pair } from './double';\n");
  small.write('lib/digits/double.ts', DOUBLE);
});
afterEach(() => small.remove());

const DOUBLE = `/** Two numbers. */
export interface Pair {
  readonly twice: number;
}

/**
 * Twice a number.
 *
 * @param value any. @default 1
 * @throws TypeError if it is none
 * @example
 * double(0.125) // { twice: 0.25 }
 * const { twice } = double('3');
 * double(2) // four
 */
export function double(value = 1): Pair {
  return { twice: 2 * value };
}
`;

test('npm run api writes each name with its signature, its words and its example, in groups', async () => {
  expect(await small.run('api.mjs')).toMatchObject({ status: 0, stderr: '' });
  const page = readFileSync(path.join(small.root, 'docs/api.md'), 'utf8');
  expect(page).toContain(`
1 values, 1 types.

## Numbers: small ones

### double

\`\`\`ts
function double(value?: number): Pair;
\`\`\`

Twice a number.

- \`value\`: any. Default: 1
- throws TypeError if it is none

\`\`\`ts
double(0.125) // { twice: 0.25 }
`);
  expect(page).toContain('/** Two numbers. */\ninterface Pair {\n  readonly twice: number;\n}\n');
});

test('npm run api --check names the command where the page is out of date, and leaves it', async () => {
  small.write('docs/api.md', 'old');
  const { status, stderr } = await small.run('api.mjs', ['--check']);
  expect([status, stderr]).toEqual([1, 'docs/api.md is not what lib/digits says: npm run api writes it anew\n']);
  expect(readFileSync(path.join(small.root, 'docs/api.md'), 'utf8')).toBe('old');
});

test('npm run api names a type that a signature needs and index.ts does not export', async () => {
  small.write('lib/digits/index.ts', "// Numbers\nexport { double } from './double';\n");
  const { status, stderr } = await small.run('api.mjs');
  expect([status, stderr]).toEqual([1, expect.stringContaining('double needs Pair of lib/digits/double.ts')]);
});

test('npm run api refuses a face that does not name its names', async () => {
  small.write('lib/digits/index.ts', "export * from './double';\n");
  const { status, stderr } = await small.run('api.mjs');
  expect([status, stderr]).toEqual([1, expect.stringContaining("found export * from './double'")]);
});

test('examples tells what the compiler says, and which comment is no value, with their lines', async () => {
  const { stdout } = await small.run('api/examples.mjs');
  const [example] = JSON.parse(stdout) as { name: string; problems: string[]; wanted: unknown }[];
  expect(example).toMatchObject({ name: 'double', file: 'lib/digits/double.ts', line: 12 });
  expect(example?.wanted).toEqual([{ line: 12, value: { fields: { twice: { number: 0.25, decimals: 2 } } } }]);
  expect(example?.problems).toEqual([
    'lib/digits/double.ts:14: expected a value and a comment that states it, found double(2) // four',
    expect.stringMatching(/^lib\/digits\/double\.ts:13: Argument of type 'string' is not assignable/),
  ]);
});

test('parseComment parts words and tags, and keeps the lines of each', () => {
  const comment = parseComment(
    '/**\n * Words\n * of two lines.\n *\n * @param a one\n *   more\n * @example\n * a\n *   b\n */',
    5,
  );
  expect(comment.description).toBe('Words\nof two lines.');
  expect(tagsOf(comment, 'param')).toEqual([{ name: 'param', text: 'a one\n  more', line: 9 }]);
  expect(tagsOf(comment, 'example')).toEqual([{ name: 'example', text: '\na\n  b', line: 11 }]);
  expect(parseComment('/** One line. */', 1)).toEqual({ description: 'One line.', tags: [] });
});

test('docs/api.md is what lib/digits says', () => {
  const { status, stderr } = spawnSync(process.execPath, [place('tools/api.mjs'), '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
