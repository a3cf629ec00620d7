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
