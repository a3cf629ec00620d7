// The reference of the library, by TypeDoc. It takes some seconds, so it is kept until the library changes.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { Application } from 'typedoc';

import { StepError } from '../command/errors.mjs';
import { filesIn, hashOf, hashOfFile } from '../project/hash.mjs';
import { place } from '../project/places.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { BOOK, CACHE } from './places.mjs';
import { readFromFile } from './reference-page.mjs';

const KEPT = path.join(CACHE, 'api');
const STAMP = path.join(CACHE, 'api.txt');

/** Hash of all that the reference is made of. */
function madeOf() {
  const sources = ['lib/digits', 'lib/engine', 'lib/common']
    .flatMap(filesIn)
    .filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.includes('/dist/'));
  const others = [
    'tools/book/reference.mjs',
    'tools/book/reference-page.mjs',
    'tools/book/reference.css',
    'node_modules/typedoc/package.json',
  ];
  return hashOf(...[...sources, ...others].flatMap((name) => [name, hashOfFile(name) ?? '']));
}

async function make() {
  const application = await Application.bootstrap({
    entryPoints: [place('lib/digits/index.ts')],
    tsconfig: place('lib/digits/tsconfig.json'),
    name: 'Reference of the library digits',
    readme: 'none',
    customCss: place('tools/book/reference.css'),
    navigationLinks: { 'The book': '../index.html' },
    hideGenerator: true,
    disableGit: true,
    disableSources: true,
    excludePrivate: true,
    excludeExternals: true,
    includeVersion: false,
    githubPages: false,
    cacheBust: false,
    searchInComments: true,
    groupOrder: ['Functions', 'Variables', 'Interfaces', 'Type Aliases'],
    kindSortOrder: ['Function', 'Variable', 'Interface', 'TypeAlias'],
    lightHighlightTheme: 'github-light-high-contrast',
    darkHighlightTheme: 'github-dark-default',
    logLevel: 'Error',
  });
  const project = await application.convert();
  if (project === undefined) throw new StepError('making the reference: TypeDoc could not read lib/digits/index.ts');
  rmSync(KEPT, { recursive: true, force: true });
  await application.generateDocs(project, KEPT);
  for (const name of readdirSync(KEPT, { recursive: true, encoding: 'utf8' }).filter((each) =>
    each.endsWith('.html'),
  )) {
    const file = path.join(KEPT, name);
    writeFileSync(file, readFromFile(readFileSync(file, 'utf8')));
  }
}

/** Makes the folder `api` of the book. */
export async function makeReference() {
  const version = madeOf();
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== version) {
    await make();
    writeWhole(STAMP, version);
  }
  cpSync(KEPT, path.join(BOOK, 'api'), { recursive: true });
}

/**
 * The names that the reference explains, for the search.
 *
 * @returns {import('../../lib/book/site/index.js').Section[]}
 */
export function referenceSections() {
  return ['functions', 'interfaces', 'types', 'variables'].flatMap((kind) => {
    const folder = path.join(KEPT, kind);
    const files = existsSync(folder) ? readdirSync(folder).sort() : [];
    return files.map((file) => {
      const html = readFileSync(path.join(folder, file), 'utf8');
      const [, about = ''] = /<div class="tsd-comment tsd-typography"><p>([\s\S]*?)<\/p>/.exec(html) ?? [];
      return {
        id: `api/${kind}/${file}`,
        title: path.basename(file, '.html'),
        page: 'Reference',
        text: about.replace(/<[^>]+>/g, '').replace(/\s+/g, ' '),
      };
    });
  });
}
