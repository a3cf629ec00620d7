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
