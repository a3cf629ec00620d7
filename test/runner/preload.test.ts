import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { Kernel } from '../../lib/runner/kernel';
import { projectOf } from './helpers';

// These tests run a real tslab kernel, which takes one to two seconds to start.
jest.setTimeout(120_000);

const project = projectOf({});
let kernel: Kernel;
beforeAll(async () => {
  kernel = await Kernel.start(project.root);
});
afterAll(async () => {
  await kernel.close();
  project.remove();
});

/** What the last of the cells printed, after the others ran. */
async function last(...sources: string[]): Promise<string> {
  let written = '';
  for (const source of sources) {
    written = '';
    const { status } = await kernel.execute(source, {
      timeout: 60,
      onMessage: ({ content }) => (written += String(content.text)),
    });
    // For 200 ms after an error tslab answers every request with `abort`.
    if (status !== 'ok') await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return written.trimEnd();
}

describe('names of earlier cells', () => {
  beforeAll(() =>
    last("import { join } from 'node:path'; const count = 3; let [b, c] = [1, 2]; const digits = { count, inner: { label: 7 } };"),
  );

  test.each([
    ['shorthand', '({ count })', '{ count: 3 }'],
    ['shorthand inside of functions and spreads', '[1].map((n) => ({ n, ...{ count } }))', '[ { n: 1, count: 3 } ]'],
    ['shorthand of what was imported', '({ join }).join("a", "b")', 'a/b'],
    ['shorthand in assignments, with and without a default', '({ b, c = count } = { b: 5 } as any); [b, c]', '[ 5, 3 ]'],
    ['a renamed part', 'const { count: n } = digits; n', '3'],
    ['a renamed part of a part, with a default', 'const { inner: { label: a = 1 } } = digits; a', '7'],
    ['a renamed part of a parameter', '[digits].map(({ count: n, ...rest }) => ({ n, rest }))', '[ { n: 3, rest: { inner: [Object] } } ]'],
    ['a name of this cell that hides an earlier one', '((count: number) => ({ count }))(8)', '{ count: 8 }'],
  ])('stand in %s', async (_, source, shown) => {
    expect(await last(source)).toBe(shown);
  });
});

describe('a variable of an earlier cell', () => {
  test.each([
    ['is one with that of its function', ['let rate = 1; function f() { return rate; }', 'rate = 5; f()'], '5'],
    ['is one with that of a class', ['let rate = 1; class A { b = rate; }', 'rate += 6; new A().b'], '7'],
    ['is one when it comes from a pattern', ['let [p, { q }] = [1, { q: 2 }]; const sum = () => p + q;', '[p, q] = [10, 20]; sum()'], '30'],
    ['is one for a function of a cell between', ['let rate = 1;', 'const twice = () => 2 * rate;', 'rate = 4; twice()'], '8'],
    ['is changed by its function', ['let count = 0; function add() { count++; }', 'add(); count = 10; add(); count'], '11'],
    ['is another one when it is declared again', ['let rate = 1; const f = () => rate;', 'let rate = "new";', 'rate = "x"; [f(), rate]'], "[ 1, 'x' ]"],
    ['is as before after a cell that failed', ['let rate = 1;', 'let rate = 2; throw 1;', 'rate'], '1'],
    ['may have any name', ['let value = 1; var of = 2; const f = () => value + of;', 'value = 10; of = 20; f()'], '30'],
    ['changes while a later cell waits', ['let done = false; const end = () => { done = true; };', 'setTimeout(end, 20); while (!done) await new Promise((next) => setTimeout(next, 5)); done'], 'true'],
  ])('%s', async (_, sources, shown) => {
    expect(await last(...sources)).toBe(shown);
  });
});

describe('a cell may use', () => {
  beforeAll(() => {
    writeFileSync(path.join(project.root, 'beside.json'), '{ "answer": 42 }');
    writeFileSync(path.join(project.root, '..', 'above.json'), '{ "answer": 43 }');
  });

  test.each([
    ['findLast', '[1, 2].findLast((v) => v < 2)', '1'],
    ['toSorted, toReversed, toSpliced and with', '[3, 1, 2].toSorted().toReversed().toSpliced(1, 1).with(0, 7)', '[ 7, 1 ]'],
    ['the same of lists that are readonly', '([3, 1] as readonly number[]).toSorted()', '[ 1, 3 ]'],
    ['the same of typed arrays', 'new Float32Array([2, 1]).toSorted().with(0, 9).toReversed()', 'Float32Array(2) [ 2, 9 ]'],
    ['JSON', "import beside from './beside.json'; beside.answer.toFixed(1)", '42.0'],
    ['JSON of another folder', "import above from '../above.json'; above.answer.toFixed(1)", '43.0'],
    ['for await as its only await', 'for await (const v of [Promise.resolve(1)]) console.log(v);', '1'],
    [
      'for await in a function without being one that waits',
      'const later = async () => { for await (const v of [1]) console.log(v); }; typeof later',
      'function',
    ],
    ['groupBy where Node.js has it', 'groupBy' in Object ? 'Object.groupBy([1, 2], String)[1].length' : '1', '1'],
  ])('%s', async (_, source, shown) => {
    expect(await last(source)).toBe(shown);
  });
});
