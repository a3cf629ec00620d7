import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '@digits/common/files';
import { createScanner, ScriptTarget, SyntaxKind } from 'typescript';

import type { TypeFiles } from '../twins/types';
import { bundle } from './bundle';
import { packedText } from './embed';
import { runScript } from './run-script';
import { inPage } from './twins';

/**
 * The compiler of cells for a page: its script, and the files of types that it reads, both packed.
 *
 * @throws Error if the packages are not installed, or not compiled
 */
export async function bundleCompiler(): Promise<{ readonly script: string; readonly files: string }> {
  const [script, files] = await Promise.all([bundle('compiler', 'main.js'), typeFiles()]);
  return { script: packedText(script), files: packedText(JSON.stringify(files)) };
}

/** The files of types that cells of a page need. */
export async function typeFiles(): Promise<TypeFiles> {
  const found = await runScript('types-main.js', null, 'finding the types of cells');
  const { compiler, files } = found as { readonly compiler: string; readonly files: readonly string[] };
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
