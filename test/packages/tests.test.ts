import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import * as ts from 'typescript';

import { projectFolder } from '../../lib/common/files/folders';

const LIBRARY = join(projectFolder(), 'lib');
const GENERATED = /^\/\/ Made by .* Do not edit\.$/m;

/** The modules of all packages, those of a compiler of their own excepted: path below lib, and source. */
const MODULES: ReadonlyMap<string, string> = new Map(
  readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !/\b(dist|node_modules|assembly)\b/.test(name))
    .map((name) => [name, readFileSync(join(LIBRARY, name), 'utf8')]),
);

/** Whether a module does something by itself: one of types alone, or one that hands on what others export, does not. */
function hasCode(source: string): boolean {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  const { statements } = ts.createSourceFile('compiled.js', outputText, ts.ScriptTarget.ES2022);
  return statements.some((statement) => !ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement));
}

/**
 * The module that starts another as the script of a process or a thread, for it names its compiled file; undefined if
 * there is none.
 */
function starterOf(module: string, modules: ReadonlyMap<string, string>): string | undefined {
  const script = `'${basename(module, '.ts')}.js'`;
  return [...modules.keys()].find((other) => other !== module && modules.get(other)?.includes(script));
}

const testOf = (module: string): string => join('test', dirname(module), `${basename(module, '.ts')}.test.ts`);

/**
 * The tests that there should be and are not. The test of a script that runs by itself is its starter's.
 *
 * @param isThere whether there is a test file
 */
function missing(modules: ReadonlyMap<string, string>, isThere: (test: string) => boolean): string[] {
  return [...modules]
    .filter(([module, source]) => !isThere(testOf(module)) && !GENERATED.test(source) && hasCode(source))
    .map(([module]) => testOf(starterOf(module, modules) ?? module))
    .filter((test) => !isThere(test));
}

test('every module of lib has a test of its name', () => {
  expect(MODULES.size).toBeGreaterThan(100);
  expect(missing(MODULES, (test) => existsSync(join(projectFolder(), test)))).toEqual([]);
});

test('missing leaves out types, what only hands on and what is generated, and asks for a test of who starts a script', () => {
  const modules = new Map([
    ['a/types.ts', "import type { B } from './b';\nexport interface A { readonly b: B }"],
    ['a/index.ts', "export { b } from './room/b';\nexport * from './types';"],
    ['a/room/b.ts', 'export const b = 1;'],
    ['a/c.ts', 'export const c = 1;'],
    ['a/made.ts', '// Made by a tool. Do not edit.\nexport const made = 1;'],
    ['a/main.ts', 'process.exit();'],
    ['a/start.ts', "export const start = () => fork(join('dist', 'main.js'));"],
    ['a/lonely.ts', 'process.exit();'],
  ]);
  const there = ['test/a/c.test.ts'];
  const wanted = ['test/a/room/b.test.ts', 'test/a/start.test.ts', 'test/a/lonely.test.ts'];
  expect([...new Set(missing(modules, (test) => there.includes(test)))]).toEqual(wanted);
  expect(missing(modules, (test) => [...there, ...wanted].includes(test))).toEqual([]);
});
