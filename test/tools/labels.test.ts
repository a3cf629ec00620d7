import { parseOptions } from '../../tools/command/options.mjs';
import { LABELS } from '../../tools/labels.mjs';
import { project, type Project } from './project';

let small: Project;
beforeEach(() => {
  small = project();
  small.write(
    'lib/digits/dist/labels/main.js',
    'exports.main = async (options) => { console.log(JSON.stringify(options)); return 0; };',
  );
});
afterEach(() => small.remove());

test.each([[['--threads', '0']], [['--quick', 'x']], [['--colour', 'red']], [['stray']]])(
  'labels refuses %p',
  (args) => {
    expect(() => parseOptions(args, LABELS.options)).toThrow('expected');
  },
);

test('labels hands its options to the library', async () => {
  const { status, stdout } = await small.run('labels.mjs', ['--quick', '--threads', '2']);
  expect([status, JSON.parse(stdout)]).toEqual([0, { quick: true, threads: 2 }]);
});

test('labels takes the 10,000 digits that DIGITS_DATASET names, and without it all of MNIST', async () => {
  const found = await small.run('labels.mjs', [], { env: { DIGITS_DATASET: 'quick' } });
  expect(JSON.parse(found.stdout)).toEqual({ quick: true, threads: 1 });
  expect(JSON.parse((await small.run('labels.mjs')).stdout)).toEqual({ quick: false, threads: 1 });
});

test('labels refuses any other data set before it builds, in a line, with status 2', async () => {
  small.write('package-lock.json', '');
  const { status, stdout, stderr } = await small.run('labels.mjs', [], { env: { DIGITS_DATASET: 'folder:/data' } });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^\nnpm run labels: expected DIGITS_DATASET to be mnist or quick, .*found folder:\/data.*\n$/);
});
