import path from 'node:path';

import { notebookPage, type NotebookPageOptions } from '../../../../lib/book/site/pages/notebook-page';
import { plainCode } from '../../../../lib/book/site/parts/markdown';
import { projectFolder } from '../../../../lib/common/files/folders';
import { listNotebooks } from '../../../../lib/runner/notebook/list-notebooks';
import { type Notebook, readNotebook } from '../../../../lib/runner/notebook/notebook';

const NOTEBOOKS = path.join(projectFolder(), 'notebooks');
const chapter = { number: 3, title: 'Look', name: '3-look', learn: 'pixels, `show`', minutes: 6, level: 1 };
const INTRODUCTION =
  '# 3. Look\n\nBefore.\n\n*Level 1. About 6 minutes, 14 with the exercises. Builds on notebooks 1 and 2. ' +
  'Words and signs are explained in [the glossary](../docs/glossary.md).*';
const notebook = (source: string): Notebook => ({
  metadata: { kernelspec: { name: 'tslab' } },
  minor: 5,
  cells: [
    { type: 'markdown', id: 'look-1', source: INTRODUCTION, metadata: {} },
    {
      type: 'code',
      id: 'look-2',
      source,
      metadata: { tags: ['a'] },
      executionCount: 1,
      outputs: [{ output_type: 'stream', name: 'stdout', text: '6' }],
    },
    { type: 'markdown', id: 'look-3', source: '## Summary\n\n**Next:** [4. Build](4-build.ipynb)', metadata: {} },
  ],
});
const options: NotebookPageOptions = {
  link: (href) => href,
  picture: () => undefined,
  highlight: plainCode,
  highlightCell: (code, hovers) => `<pre>${code}:${hovers.length}</pre>`,
  hovers: { cells: { 'look-2': [[0, 1, 0]] }, texts: ['const a: 1'] },
  root: '..',
};
const made = (executed: Notebook | undefined, more: Partial<NotebookPageOptions> = {}) =>
  notebookPage(chapter, notebook('a'), executed, { ...options, ...more });

test('notebookPage lays out a code cell as the scripts that run cells find it', () => {
  expect(made(notebook('a')).body).toContain(
    '<section class="cell code" data-cell="look-2" id="look-2" aria-label="Code cell 1"><div class="cell-tools"></div>' +
      '<div class="source"><pre>a:1</pre></div><div class="outputs"><pre class="output stream stdout" tabindex="0">6</pre>' +
      '</div></section>',
  );
});

test('notebookPage shows no outputs of a cell whose source has changed since the run, nor without a run', () => {
  for (const executed of [notebook('b'), undefined]) {
    expect(made(executed).body).toContain('<div class="outputs"></div>');
  }
});

test('notebookPage says below the title what the notebook says: level, minutes, those with exercises, what it builds on', () => {
  const { body, headings, title } = made(undefined);
  expect(body).toContain(
    '</h1><ul class="meta"><li>Level 1</li><li>6 minutes to read and run</li>' +
      '<li>14 minutes with the exercises</li><li>builds on notebooks 1 and 2</li></ul>',
  );
  expect(body).not.toContain('About 6 minutes');
  expect(body).toContain('Words and signs are explained in');
  expect(body).not.toContain('Next:');
  expect(headings.map(({ id }) => id)).toEqual(['3-look', 'summary']);
  expect(title).toBe('3. Look');
});

test.each(listNotebooks(NOTEBOOKS).map((file) => path.basename(file)))(
  'notebookPage finds what %s says of itself',
  (file) => {
    const { body } = notebookPage(chapter, readNotebook(path.join(NOTEBOOKS, file)), undefined, options);
    expect(body).toMatch(
      /<\/h1>\s*<ul class="meta"><li>Level \d<\/li><li>\d+ minutes to read and run<\/li><li>\d+ minutes with the exercises<\/li><li>builds on [^<]+<\/li><\/ul>/,
    );
  },
);

test('notebookPage shows pictures that were pasted into a cell, and hands them on, with what kind of cell it is', () => {
  const attachments = { 'a.png': { 'image/png': 'aGk=' } };
  const source = '![a](attachment:a.png)';
  const cells = (['markdown', 'raw'] as const).map((type) => ({ type, id: type, source, metadata: {}, attachments }));
  const { body, data = '' } = notebookPage(chapter, { ...notebook('a'), cells }, undefined, options);
  expect(body).toContain('<img src="data:image/png;base64,aGk=" alt="a">');
  const [, json = ''] = /id="notebook">([^<]*)</.exec(data) ?? [];
  expect(JSON.parse(json)).toMatchObject({
    cells: [
      { kind: 'markdown', attachments },
      { kind: 'raw', attachments },
    ],
  });
});

test('notebookPage hands the notebook on to the browser, with what its cells were compiled to', () => {
  const { data = '' } = made(undefined, { compiled: new Map([['look-2', { code: 'x' }]]) });
  const [, json = ''] = /id="notebook">([^<]*)</.exec(data) ?? [];
  expect(JSON.parse(json)).toEqual({
    name: '3-look',
    metadata: { kernelspec: { name: 'tslab' } },
    minor: 5,
    cells: [
      { id: 'look-1', kind: 'markdown', source: INTRODUCTION },
      { id: 'look-2', kind: 'code', source: 'a', metadata: { tags: ['a'] }, compiled: { code: 'x' } },
      { id: 'look-3', kind: 'markdown', source: '## Summary\n\n**Next:** [4. Build](4-build.ipynb)' },
    ],
  });
});
