import path from 'node:path';

import { LESSONS } from '../../lib/digits/exercises/check';
import { listNotebooks } from '../../lib/runner/notebook/list-notebooks';
import { readNotebook } from '../../lib/runner/notebook/notebook';
import { place } from '../../tools/project/places.mjs';

const notebooks = listNotebooks(place('notebooks')).map((file) => ({
  file: path.basename(file),
  cells: readNotebook(file).cells.flatMap(({ type, source }) => (type === 'code' ? [source] : [])),
}));

/** Names of the exercises whose answers a cell checks. */
const checkedIn = (source: string): string[] => [...source.matchAll(/^check\.(\w+)\(/gm)].map(([, name = '']) => name);

test.each(notebooks)('$file asks for the exercises of its lesson, three at least, once each', ({ file, cells }) => {
  const lesson = LESSONS.find(({ notebook }) => notebook === Number.parseInt(file, 10));
  const asked = cells.flatMap(checkedIn);
  expect([...asked].sort()).toEqual(lesson?.exercises.map(({ name }) => name).sort());
  expect(asked.length).toBeGreaterThanOrEqual(3);
});

test.each(notebooks)('$file answers none of its exercises', ({ cells }) => {
  for (const name of cells.flatMap(checkedIn)) {
    const given = cells.flatMap((source) => [...source.matchAll(new RegExp(`^(?:const|let) ${name}\\b.*$`, 'gm'))]);
    expect(given.map(([line]) => line.replace(/ *\/\/.*/, ''))).toEqual([`const ${name} = undefined;`]);
  }
});

test.each(notebooks)('$file ends with the progress in its exercises', ({ file, cells }) => {
  expect(cells.at(-1)).toBe(`progress(${Number.parseInt(file, 10)});`);
});
