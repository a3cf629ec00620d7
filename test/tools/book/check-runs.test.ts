import type { Notebook } from '../../../lib/runner';
import { compareRuns } from '../../../tools/book/check-runs.mjs';

const shown = (text: string) => ({ output_type: 'stream', name: 'stdout', text });

/** A notebook of one code cell, as JSON. */
const json = (outputs: readonly unknown[]) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', id: 'a', source: 'show()', metadata: {}, execution_count: 1, outputs }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
const executed = (outputs: readonly unknown[]): Notebook => ({
  cells: [{ type: 'code', id: 'a', source: 'show()', metadata: {}, outputs: [...outputs], executionCount: 1 }],
  metadata: {},
  minor: 5,
});

/** A tab whose page hands out a notebook with these outputs; it notes what it is asked. */
function tabWith(outputs: readonly unknown[]) {
  const asked: string[] = [];
  const tab = {
    open: (address: string) => Promise.resolve(void asked.push(`open ${address}`)),
    waitFor: (expression: string, seconds: number) =>
      Promise.resolve(void asked.push(`wait ${seconds} ${/live-status|busy/.exec(expression)?.[0]}`)),
    evaluate: (expression: string) => {
      const [button = ''] = /live-(run-all|download)/.exec(expression) ?? [];
      asked.push(button);
      return Promise.resolve(button === 'live-download' ? json(outputs) : undefined);
    },
  };
  return { tab, asked };
}
const addressOf = (name: string) => `file:///${name}.html`;

test('compareRuns runs all cells once the page is ready, and reads them when it is no longer busy', async () => {
  const { tab, asked } = tabWith([shown('1.5 s')]);
  // The times of two runs differ.
  expect(await compareRuns(tab, new Map([['one', executed([shown('2.5 s')])]]), addressOf)).toEqual([]);
  expect(asked).toEqual([
    'open file:///one.html',
    'wait 60 live-status',
    'live-run-all',
    'wait 600 busy',
    'live-download',
  ]);
});

test('compareRuns names notebook and cell whose outputs differ, by no more than it is told to overlook', async () => {
  const values = (value: number) => [
    { output_type: 'display_data', data: { 'application/json': { value } }, metadata: {} },
  ];
  const run = (closeness?: object) =>
    compareRuns(tabWith(values(1.001)).tab, new Map([['one', executed(values(1))]]), addressOf, closeness);
  expect(await run()).toEqual([expect.stringMatching(/^one: run in the page: a: output 1.*expected 1, found 1\.001$/)]);
  expect(await run({ tolerance: 0.01 })).toEqual([]);
});
