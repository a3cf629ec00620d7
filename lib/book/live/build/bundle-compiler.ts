import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '@digits/common/files';
import { createScanner, ScriptTarget, SyntaxKind } from 'typescript';

import type { TypeFiles } from '../twins/types';
import { bundle } from './bundle';
import { packedText } from './embed';
import { inPage } from './twins';

/**
 * The compiler of cells for a page: its script, and the files of types that it reads, both packed.
 *
 * @throws Error if the packages are not installed, or not compiled
 */
export async function bundleCompiler(): Promise<{ readonly script: string; readonly files: string }> {
  return { script: packedText(await bundle('compiler', 'main.js')), files: packedText(JSON.stringify(typeFiles())) };
}

/** The files of types that cells of a page need. */
export function typeFiles(): TypeFiles {
  const { compiler, files } = read();
  const texts = files.map((file) => [inPage(realpathSync(file)), withoutComments(readFileSync(file, 'utf8'))] as const);
  return {
    texts: Object.fromEntries(texts),
    links: links(path.join(projectFolder(), 'node_modules')).map(([from, to]) => [inPage(from), inPage(to)]),
    compiler: inPage(compiler),
    folder: inPage(path.join(projectFolder(), 'notebooks')),
  };
}

/** A file of types without its blocks of comments, which are half of it, and of which the compiler says nothing. */
export function withoutComments(text: string): string {
  const scanner = createScanner(ScriptTarget.Latest, false, undefined, text);
  let kept = '';
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token !== SyntaxKind.MultiLineCommentTrivia) kept += scanner.getTokenText();
  }
  return kept;
}

/** The project's own packages, which lie in node_modules as links. */
function links(modules: string): (readonly [string, string])[] {
  const places = [modules, path.join(modules, '@digits')];
  return places
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)))
    .filter((place) => lstatSync(place).isSymbolicLink())
    .map((place) => [place, realpathSync(place)]);
}

function read(): { readonly compiler: string; readonly files: readonly string[] } {
  const script = path.join(projectFolder(), 'lib', 'book', 'dist', 'live', 'build', 'types-main.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd: path.join(projectFolder(), 'notebooks'),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`making the book: finding the types of cells failed: ${stderr}`);
  return JSON.parse(stdout) as { readonly compiler: string; readonly files: readonly string[] };
}
