import { project, type Project } from './project';

let small: Project;
beforeEach(() => {
  small = project();
  small.write('notebooks/1-a.ipynb', '{}');
});
afterEach(() => small.remove());

/** Whether the command checks, with a checker that says so and finds these problems. */
async function isChecked(args: readonly string[], problems = '[]'): Promise<boolean> {
  const checker = `exports.checkNotebooks = async () => { console.log('checked'); return ${problems}; };`;
  small.write('lib/runner/dist/check-notebooks.js', checker);
  return (await small.run('check-notebooks.mjs', args)).stdout.startsWith('checked\n');
}

test('npm run check:notebooks -- --cache checks once what is right, then again when it has changed', async () => {
  expect([await isChecked(['--cache']), await isChecked(['--cache']), await isChecked([])]).toEqual([
    true,
    false,
    true,
  ]);
  for (const name of ['notebooks/1-a.ipynb', '.cache/build.json', 'lib/runner/kernel/start.cjs']) {
    small.write(name, '{"another": {}}');
    expect([name, await isChecked(['--cache']), await isChecked(['--cache'])]).toEqual([name, true, false]);
  }
});

test('npm run check:notebooks -- --cache checks each time what is wrong', async () => {
  expect([await isChecked(['--cache'], "['a']"), await isChecked(['--cache'], "['a']")]).toEqual([true, true]);
});

test('npm run check:notebooks has found all right although nothing can be noted', async () => {
  small.write('lib/runner/dist/check-notebooks.js', 'exports.checkNotebooks = async () => [];');
  small.write('.cache/right-notebooks/in-the-way', '');
  expect(await small.run('check-notebooks.mjs')).toMatchObject({ status: 0, stdout: '', stderr: '' });
});
