import { firstCells, openNotebook, run, tenEpochs, trainingCell } from '../../../tools/book/measure-pages.mjs';

/** A tab that answers each click with a time, and tells of failed cells as it is told; it notes what it is asked. */
function tabOf(times: number[], failed = 0) {
  const asked: string[] = [];
  const tab = {
    open: (address: string) => Promise.resolve(void asked.push(`open ${address}`)),
    waitFor: () => Promise.resolve(),
    evaluate: (expression: string) => {
      if (expression.includes('data-state="failed"')) return Promise.resolve(failed);
      if (expression.includes('live-status')) return Promise.resolve('ready · 70,000 digits · 2 threads');
      const [, button = ''] = /document\.querySelector\((.*)\)\.click\(\)/.exec(expression) ?? [];
      asked.push(`click ${button}`);
      return Promise.resolve(times.shift());
    },
  };
  return { tab, asked };
}

test("trainingCell finds the cell of the notebook that trains the report's network", () => {
  expect(trainingCell()).toMatch(/^[\w-]+$/);
});

test('tenEpochs loads all digits, and makes the network anew before each of its rounds', async () => {
  const { tab, asked } = tabOf([0, 10, 4000, 10, 6000, 10, 5000]);
  expect(await tenEpochs(tab, 'file:///book')).toEqual({ threads: '2 threads', seconds: [4, 6, 5] });
  expect(asked.slice(0, 2)).toEqual(['open file:///book/notebooks/5-train-model.html', "click '.live-all-digits'"]);
  const clicks = asked.slice(2).map((click) => /live-run(-above)?/.exec(click)?.[0]);
  expect(clicks).toEqual(['live-run-above', 'live-run', 'live-run-above', 'live-run', 'live-run-above', 'live-run']);
  expect(asked[3]).toContain(trainingCell());
});

test('run tells how long the page was busy, and refuses to measure cells that fail', async () => {
  expect(await run(tabOf([12.5]).tab, '.live-run-all')).toBe(12.5);
  await expect(run(tabOf([12.5], 2).tab, '.live-run-all')).rejects.toThrow(
    'measuring the book: 2 cells failed after a click on .live-run-all',
  );
});

test('run gives the page some minutes, and says what it waits for', async () => {
  const { tab } = tabOf([12.5]);
  const waits: unknown[] = [];
  const evaluate = (expression: string, wait?: object) => {
    waits.push(wait);
    return tab.evaluate(expression);
  };
  await run({ ...tab, evaluate }, '.live-run-all');
  expect(waits[0]).toEqual({ what: 'the cells to end after a click on .live-run-all', seconds: 600 });
});

test('openNotebook and firstCells open the pages of notebooks', async () => {
  const { tab, asked } = tabOf([7, 9]);
  await openNotebook(tab, 'file:///book', '2-split-data');
  expect(asked).toEqual(['open file:///book/notebooks/2-split-data.html']);
  expect(await firstCells(tab, 'file:///book', ['a', 'b'])).toEqual([7, 9]);
});
