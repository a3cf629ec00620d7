/** @system starts commands */
import { parseOptions } from '../../tools/command/options.mjs';
import { STUDY } from '../../tools/study.mjs';
import { project, type Project } from './project';

let small: Project;
beforeEach(() => {
  small = project();
  small.write(
    'lib/digits/dist/study/main.js',
    'exports.main = async (options) => { console.log(JSON.stringify(options)); return 0; };',
  );
});
afterEach(() => small.remove());

test.each([[['--seeds', '0']], [['--seeds', 'x']], [['--colour', 'red']], [['--shard', '3/2']], [['--shard', '1']]])(
  'study refuses %p',
  (args) => {
    expect(() => parseOptions(args, STUDY.options, 'words')).toThrow('expected');
  },
);

test('study hands its options and the names of studies to the library', async () => {
  const args = ['report', '--seeds', '2', '--only', 'ANN + dropout', 'search', '--shard', '2/8'];
  const { status, stdout } = await small.run('study.mjs', args);
  expect([status, JSON.parse(stdout)]).toEqual([
    0,
    { studies: ['report', 'search'], seeds: 2, only: 'ANN + dropout', shard: { number: 2, of: 8 }, threads: 1 },
  ]);
});

test('study takes a quick look at little data', async () => {
  const { stdout } = await small.run('study.mjs', ['--quick']);
  expect(JSON.parse(stdout)).toEqual({ dataset: 'quick', seeds: 2, epochs: 1, threads: 1 });
});

test('study hands files to merge to the library', async () => {
  small.write(
    'lib/digits/dist/study/main.js',
    'exports.merge = (files) => { console.log(files.join(" ")); return 1; };',
  );
  const { status, stdout } = await small.run('study.mjs', ['merge', 'a.jsonl', 'b.jsonl']);
  expect([status, stdout]).toEqual([1, 'a.jsonl b.jsonl\n']);
});

test('study refuses a study that there is not before it builds, with the nearest, status 2 and its help', async () => {
  // What would be installed and built cannot be.
  small.write('package-lock.json', '');
  const { status, stdout, stderr } = await small.run('study.mjs', ['reprt']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('expected search, report, comparison, merge, found reprt: did you mean report?');
  expect(stderr).toContain('npm run study [-- OPTIONS] [STUDY ...]');
});
