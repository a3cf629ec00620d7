import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { projectFolder } from '../../lib/common/files/folders';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifest = (...folder: string[]): Manifest =>
  JSON.parse(readFileSync(join(projectFolder(), ...folder, 'package.json'), 'utf8')) as Manifest;

const PACKAGES = readdirSync(join(projectFolder(), 'lib')).filter((name) =>
  existsSync(join(projectFolder(), 'lib', name, 'package.json')),
);

/** What an installed package says of itself; nothing if it only is a name of types. */
function installed(name: string): { readonly peerDependencies?: object } {
  const file = join(projectFolder(), 'node_modules', name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
}

const IMPORT = /(?:\bfrom|\bimport|\brequire(?:\.resolve)?|\bfromTslab|tslab\.cjs'\))\s*\(?\s*'([@a-z][^']*)'/g;

/** Names of the packages that a text imports, Node's own left out. */
function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !specifier.startsWith('node:'))
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
}

function sourcesOf(name: string): string[] {
  const folder = join(projectFolder(), 'lib', name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.c?ts$|\.cjs$/.test(file) && !/^(dist|assembly|node_modules)\b/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** A package of types stands for the package it describes. */
const described = (name: string): string => name.replace(/^@types\//, '');

test.each(PACKAGES)('lib/%s declares exactly the packages that its code imports, and their peers', (name) => {
  const { name: own, dependencies = {} } = manifest('lib', name);
  const declared = Object.keys(dependencies).map(described);
  const imported = sourcesOf(name).flatMap(importsOf);
  const peers = imported.flatMap((each) => Object.keys(installed(each).peerDependencies ?? {}));
  expect(declared.filter((each) => !imported.includes(each) && !peers.includes(each))).toEqual([]);
  expect(imported.filter((each) => !declared.includes(each) && each !== own)).toEqual([]);
});

test.each(PACKAGES)('lib/%s wants the versions that the project has', (name) => {
  const { version, dependencies: wanted = {} } = manifest('lib', name);
  const root = manifest();
  const own = Object.fromEntries(PACKAGES.map((each) => [each === 'digits' ? each : `@digits/${each}`, root.version]));
  const known = { ...root.dependencies, ...root.devDependencies, ...own };
  expect(version).toBe(root.version);
  expect(wanted).toEqual(Object.fromEntries(Object.keys(wanted).map((each) => [each, known[each]])));
});

test('lib/engine needs no package at all', () => {
  expect(manifest('lib', 'engine').dependencies).toBeUndefined();
});

test('importsOf finds what is imported, required and resolved, and no file', () => {
  const text = `import a from 'a/b'; import '@c/d/e'; const f = require('f'); require.resolve('g/package.json');
    import { h } from './h'; import fs from 'node:fs'; await import('i');`;
  expect(importsOf(text)).toEqual(['a', '@c/d', 'f', 'g', 'i']);
});
