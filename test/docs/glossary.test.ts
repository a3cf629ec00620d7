import { readFileSync } from 'node:fs';
import path from 'node:path';

import { listNotebooks } from '../../lib/runner/notebook/list-notebooks';
import { readNotebook } from '../../lib/runner/notebook/notebook';
import { place } from '../../tools/project/places.mjs';

const GLOSSARY = readFileSync(place('docs/glossary.md'), 'utf8');
const CELLS = listNotebooks(place('notebooks')).flatMap((file) =>
  readNotebook(file).cells.map(({ id, type, source }) => ({ at: `${path.basename(file)}#${id}`, type, source })),
);

/** What is in bold in every notebook, and no term: the heads of its lists, and a key. */
const NO_TERMS = ['In this notebook you will', 'Next:', 'Shift+Enter'];

/** A term as it is looked up: in small letters, one of many. */
const lookedUp = (term: string): string => term.toLowerCase().replace(/(?<=ss)es$|(?<!s)s$/, '');

/** The terms that notebooks explain, each with the cell in which it is in bold. */
const explained = CELLS.filter(({ type }) => type === 'markdown').flatMap(({ at, source }) =>
  [...source.matchAll(/\*\*(.+?)\*\*/g)]
    .map(([, term = '']) => term)
    .filter((term) => !NO_TERMS.includes(term))
    .map((term) => `${lookedUp(term)} (${at})`),
);

const ENTRY = /^(?:<a id="[\w-]+"><\/a>)?\*\*(.+?)\*\* \(\[(\d+)\]\(\.\.\/notebooks\/([^)]+)\)\): (.+)$/gm;
const entries = [...GLOSSARY.matchAll(ENTRY)].map(([, term = '', number = '', at = '', meaning = '']) => {
  return { term, number, at, meaning };
});

test('every term that a notebook has in bold is in the glossary, with its cell, and no other', () => {
  expect(entries.map(({ term, at }) => `${lookedUp(term)} (${at})`).sort()).toEqual([...explained].sort());
});

test('a term is explained, and so in bold, once in all notebooks', () => {
  const terms = explained.map((each) => each.replace(/ \(.*/, ''));
  expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
});

test('every entry of the glossary says in one sentence what the term means, and names the notebook of its cell', () => {
  expect([...GLOSSARY.matchAll(/^(?:<a [^>]*><\/a>)?\*\*/gm)]).toHaveLength(entries.length);
  for (const { term, number, at, meaning } of entries) {
expect([term, meaning.endsWith(".") && !/[.!?] [A-Z]/.test(meaning)]).toEqual([term, true]);
    expect([term, at.split('-')[0]]).toEqual([term, number]);
  }
});

/** What of each sign a cell must hold that shows it. */
const SIGNS = {
  'MNIST has': /\$\{/,
  '(x) =>': /=>|arrow/,
  'list.map': /`map`.*`filter`/,
  'list.reduce': /`reduce`/,
  '{ train, test }': /const \{ \w+, \w+ \} = |braces on the left of `=`/,
  'import * as': /`import \* as/,
  'list.slice': /`slice\(/,
  'for (const x': /`for/,
  'list.at': /`at\(/,
  'list.flatMap': /`flatMap`/,
  'as const': /`as const`/,
  '[...list]': /three dots/i,
  'await f()': /`await`/,
  '60_000': /60_000|1e-4/,
  'Array.from': /`Array.from`/,
  '{ label, title }': /\{ (?:classNames, )?label, title \}/,
  'a ? b : c': /`a \? b : c`/,
  'x?.accuracy': /\?\. ?|\?\? /,
  'typeof history': /`typeof /,
  '{ digits: shown }': /const \{[^}]*digits: shown/,
  'Object.entries': /`Object.entries`.*`Object.fromEntries`/,
  'const [a, b]': /const \[\w+, \w+\] = /,
};

test('every sign of TypeScript in the glossary stands in the cells that it names', () => {
  const rows = [...GLOSSARY.matchAll(/^\| (`.+) \| .+ \| (\[.+) \|$/gm)];
  expect(rows).toHaveLength(Object.keys(SIGNS).length);
  for (const [, sign = '', where = ''] of rows) {
    const [, mark] = Object.entries(SIGNS).find(([part]) => sign.includes(part)) ?? [];
    const named = [...where.matchAll(/\(\.\.\/notebooks\/([^)]+)\)/g)].map(([, at]) => at);
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) {
      const source = CELLS.find(({ at }) => at === name)?.source ?? '';
      expect([sign, name, mark?.test(source)]).toEqual([sign, name, true]);
    }
  }
});
