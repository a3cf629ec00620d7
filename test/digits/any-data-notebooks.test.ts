/** @system runs notebooks in a kernel on data sets made for the test */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { projectFolder } from '../../lib/common/files/folders';
import { Kernel } from '../../lib/runner/kernel/kernel';
import { listNotebooks } from '../../lib/runner/notebook/list-notebooks';
import { readNotebook } from '../../lib/runner/notebook/notebook';
import { type MadeSet, writeSet } from '../helpers/idx-folder';

const NOTEBOOKS = path.join(projectFolder(), 'notebooks');
const EMNIST = { prefix: 'emnist-letters-', testName: 'test', first: 1, transposed: true, packed: true } as const;

const SETS: readonly (readonly [what: string, set: MadeSet])[] = [
  ['letters, as EMNIST has them', { size: 28, classes: 26, train: 260, test: 130, ...EMNIST }],
  ['five classes of 64 x 64 pixels', { size: 64, classes: 5, train: 60, test: 40 }],
  ['ten classes of 8 x 8 pixels', { size: 8, classes: 10, train: 200, test: 100 }],
  ['two classes of few images', { size: 28, classes: 2, train: 20, test: 10 }],
];

describe.each(SETS)('on %s', (_, set) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'any data '));
  beforeAll(() => {
    writeSet(folder, set);
    const lines = Array.from({ length: 26 }, (_line, letter) => `${letter + 1} ${65 + letter}\n`);
    if (set.prefix) writeFileSync(path.join(folder, `${set.prefix}mapping.txt`), lines.join(''));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([[1], [2], [3], [4]])(
    'every cell of notebook %i runs, and a notice says what was found',
    async (number) => {
      const [file = ''] = listNotebooks(NOTEBOOKS, [number]);
      const env = {
        ...process.env,
        DIGITS_DATASET: `folder:${folder}`,
        DIGITS_PICTURES: 'none',
        DIGITS_PROGRESS: 'none',
      };
      const kernel = await Kernel.start(NOTEBOOKS, { env });
      const printed: string[] = [];
      try {
        for (const { type, source } of readNotebook(file).cells) {
          if (type !== 'code') continue;
          const { status } = await kernel.execute(source, {
            timeout: 60,
            onMessage: ({ content }) => printed.push(JSON.stringify(content)),
          });
          expect([source, status]).toEqual([source, 'ok']);
        }
      } finally {
        await kernel.close();
      }
      const found = `${set.train} training and ${set.test} test images of ${set.size} x ${set.size} pixels`;
      expect(printed.join('\n')).toContain(found);
      expect(printed.join('\n')).toContain("about MNIST's digits: they do not apply");
    },
    120_000,
  );
});
