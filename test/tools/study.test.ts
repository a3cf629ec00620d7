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
/** Studies and their models, as the compiled library has them. */
const SETS = `exports.STUDIES = [
  { name: 'report', recipes: [{ name: 'ANN + dropout' }] },
  { name: 'search', recipes: [{ name: 'CNN' }, { name: 'CNN, 20 epochs' }] },
];`;
beforeEach(() => small.write('lib/digits/dist/study/sets/index.js', SETS));
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
    {
      studies: ['report', 'search'],
      seeds: 2,
      only: 'ANN + dropout',
      shard: { number: 2, of: 8 },
      threads: 1,
      dataset: 'mnist',
    },
  ]);
});

test('study takes a quick look at little data', async () => {
  const { stdout } = await small.run('study.mjs', ['--quick']);
  expect(JSON.parse(stdout)).toEqual({ dataset: 'quick', seeds: 2, epochs: 1, threads: 1 });
});

test('study takes the seeds and epochs that were asked for, in a quick look too', async () => {
  const some = await small.run('study.mjs', ['--quick', '--seeds', '5']);
  expect(JSON.parse(some.stdout)).toEqual({ dataset: 'quick', seeds: 5, epochs: 1, threads: 1 });
  const all = await small.run('study.mjs', ['--seeds', '5', '--epochs', '3', '--quick']);
  expect(JSON.parse(all.stdout)).toEqual({ dataset: 'quick', seeds: 5, epochs: 3, threads: 1 });
});

test.each([
  ['CNM', [], 'ANN + dropout; CNN; CNN, 20 epochs, found CNM: did you mean CNN?'],
  ['CNN', ['report'], 'ANN + dropout, found CNN'],
])(
  'study refuses the model %s of %p before it trains, with the nearest, status 2 and its help',
  async (only, studies, words) => {
    const { status, stdout, stderr } = await small.run('study.mjs', ['--only', only, ...studies]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`npm run study: --only: expected one of ${words}\n`);
    expect(stderr).toContain('npm run study [-- OPTIONS] [STUDY ...]');
  },
);

test.each([
  [['comparison', 'merge'], 'expected merge before all other words, and files after it, found comparison merge'],
  [['merge'], 'merge: expected files of results, found none'],
  [['merge', 'a.jsonl', '--only', 'ANN'], 'merge: expected files alone, found --only'],
  [['merge', '--quick', 'a.jsonl'], 'merge: expected files alone, found --quick'],
])('study refuses %p before it builds, with status 2', async (words, message) => {
  small.write('package-lock.json', '');
  const { status, stdout, stderr } = await small.run('study.mjs', words);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`npm run study: ${message}\n`);
});

test('study takes the 10,000 digits that DIGITS_DATASET names, with its own seeds and epochs', async () => {
  const { stdout } = await small.run('study.mjs', [], { env: { DIGITS_DATASET: 'quick' } });
  expect(JSON.parse(stdout)).toEqual({ dataset: 'quick', threads: 1 });
});

test.each([
  ['folder:/data/fashion', [], /found folder:\/data\/fashion: no folder is there\n$/],
  [
    'folder:/',
    ['report'],
    /^\nnpm run study: report compares with the report's figures of MNIST's digits: not on folder:\/\n$/,
  ],
])(
  'study refuses %s and %p before it builds, in a line, with status 2; a flag goes before it',
  async (name, words, line) => {
    const env = { DIGITS_DATASET: name };
    const quick = await small.run('study.mjs', ['--quick'], { env });
    expect([quick.status, JSON.parse(quick.stdout)]).toMatchObject([0, { dataset: 'quick' }]);
    small.write('package-lock.json', '');
    const { status, stdout, stderr } = await small.run('study.mjs', words, { env });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(line);
  },
);

test('study hands files to merge to the library, with the data set', async () => {
  small.write(
    'lib/digits/dist/study/main.js',
    'exports.merge = (files, { dataset }) => { console.log(files.join(" "), dataset); return 1; };',
  );
  const env = { DIGITS_DATASET: 'quick' };
  const { status, stdout } = await small.run('study.mjs', ['merge', 'a.jsonl', 'b.jsonl'], { env });
  expect([status, stdout]).toEqual([1, 'a.jsonl b.jsonl quick\n']);
});

test('study refuses a study that there is not before it builds, with the nearest, status 2 and its help', async () => {
  // What would be installed and built cannot be.
  small.write('package-lock.json', '');
  const { status, stdout, stderr } = await small.run('study.mjs', ['reprt']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('expected search, report, comparison, normalized, merge, found reprt: did you mean report?');
  expect(stderr).toContain('npm run study [-- OPTIONS] [STUDY ...]');
});
