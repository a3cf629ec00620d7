import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { parseChapters } from '../../lib/book/site/parts/contents';
import { LESSONS } from '../../lib/digits/exercises/check';
import { loadOf, minutesOf, sumOf } from '../../tools/guide/minutes.mjs';
import { place } from '../../tools/project/places.mjs';
import { listNotebooks } from '../../lib/runner/notebook/list-notebooks';
import { readNotebook } from '../../lib/runner/notebook/notebook';

const GUIDE = readFileSync(place('docs/teaching.md'), 'utf8');

test('the stated times, the way of a newcomer and the answers are those of the notebooks and their exercises', () => {
  const { status, stderr } = spawnSync(process.execPath, [place('tools/guide.mjs'), '--check'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('prose and exercises of notebooks 1 to 6 take a newcomer 90 minutes at most', () => {
  const files = listNotebooks(place('notebooks'), [1, 2, 3, 4, 5, 6]);
  const { prose, answers } = minutesOf(sumOf(files.map((file) => loadOf(readNotebook(file).cells))));
  expect(prose + answers).toBeLessThanOrEqual(90);
});

test.each(LESSONS.map(({ notebook, exercises }) => [notebook, exercises] as const))(
  'docs/teaching.md names for notebook %d an aim, questions, and wrong ideas with exercises of that notebook',
  (notebook, exercises) => {
    const section = GUIDE.split(/^#{2,3} /m).find((part) => part.startsWith(`${notebook}. `)) ?? '';
    expect(section).toMatch(/^- \*\*Aim\*\*: .+\.$/m);
    expect(section).toMatch(/^- \*\*Ask\*\*: .+\?$/m);
    expect(section).toMatch(/^- \*\*Wrong ideas\*\*: .+\.$/m);
    const named = [...section.matchAll(/`check\.(\w+)`/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(1);
    expect(exercises.map(({ name }) => name)).toEqual(expect.arrayContaining(named));
  },
);

test('README.md lists every notebook with the title and the level that it has itself', () => {
  const chapters = parseChapters(readFileSync(place('README.md'), 'utf8'));
  const own = listNotebooks(place('notebooks')).map((file) => {
    const opening = readNotebook(file).cells[0]?.source ?? '';
    const [, number, title] = /^# (\d+)\. (.+)$/m.exec(opening) ?? [];
    return { number: Number(number), title, level: Number(/^\*Level (\d)\./m.exec(opening)?.[1]) };
  });
  expect(chapters.map(({ number, title, level }) => ({ number, title, level }))).toEqual(own);
});

test('docs/teaching.md names exercises in the row of the notebook that has them', () => {
  for (const row of GUIDE.split('\n').filter((line) => /^\|.*`check\./.test(line))) {
    const named = [...row.matchAll(/`check\.(\w+)`/g)].map(([, name = '']) => name);
    const numbers = [...row.matchAll(/[Nn]otebook (\d+)/g)].map(([, number]) => Number(number));
    const known = LESSONS.filter(({ notebook }) => numbers.includes(notebook)).flatMap(({ exercises }) =>
      exercises.map(({ name }) => name),
    );
    expect(known).toEqual(expect.arrayContaining(named));
  }
});

test.each([
  ['45 minutes', [45]],
  ['90 minutes', [90]],
  ['Two days', [360, 360]],
])('the plan of docs/teaching.md for %s adds up to that', (heading, sums) => {
  const plan = GUIDE.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const tables = plan.split(/^\| Minutes .*$/m).slice(1);
  const minutes = tables.map((table) => [...table.matchAll(/^\| (\d+) \|/gm)].map(([, each]) => Number(each)));
  expect(minutes.map((each) => each.reduce((sum, of) => sum + of, 0))).toEqual(sums);
});
