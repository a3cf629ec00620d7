import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { preProcessFile } from 'typescript';

import { projectFolder } from '../../lib/common/files/folders';

const LIBRARY = join(projectFolder(), 'lib');

/** What each module imports, types too. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** A way round from a module back to itself; undefined if there is none. */
function cycleIn(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>();
  const from = (module: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(module)) return [...way.slice(way.indexOf(module)), module];
    if (done.has(module)) return undefined;
    for (const next of imports.get(module) ?? []) {
      const cycle = from(next, [...way, module]);
      if (cycle) return cycle;
    }
    done.add(module);
    return undefined;
  };
  for (const module of imports.keys()) {
    const cycle = from(module, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** The modules of all packages, those of a compiler of their own excepted. */
function modules(): string[] {
  return readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !/\b(dist|node_modules|assembly)\b/.test(name))
    .map((name) => join(LIBRARY, name));
}

function importsOf(file: string): string[] {
  return preProcessFile(readFileSync(file, 'utf8'))
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .flatMap(({ fileName }) => {
      const target = resolve(dirname(file), fileName);
      return [`${target}.ts`, join(target, 'index.ts')].filter((each) => existsSync(each)).slice(0, 1);
    });
}

test('no module of lib imports itself, over however many others', () => {
  const imports = new Map(modules().map((file) => [file, importsOf(file)]));
  expect(imports.size).toBeGreaterThan(100);
  expect(cycleIn(imports)?.map((file) => relative(LIBRARY, file))).toBeUndefined();
});

test('cycleIn names the way round, and takes two ways to one module for none', () => {
  const imports = (entries: Readonly<Record<string, string[]>>): Imports => new Map(Object.entries(entries));
  expect(cycleIn(imports({ a: ['b'], b: ['c'], c: ['d'], d: ['b'] }))).toEqual(['b', 'c', 'd', 'b']);
  expect(cycleIn(imports({ a: ['a'] }))).toEqual(['a', 'a']);
  expect(cycleIn(imports({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toBeUndefined();
});

test('the room platform of digits, at its edge, needs no other room of it than check', () => {
  const room = join(LIBRARY, 'digits', 'platform');
  const needed = modules()
    .filter((file) => file.startsWith(room))
    .flatMap(importsOf)
    .map((file) => relative(join(LIBRARY, 'digits'), file).split(sep)[0]);
  expect([...new Set(needed)].sort()).toEqual(['check', 'platform']);
});
