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

test.each([[['--seeds', '0']], [['--seeds', 'x']], [['--colour', 'red']], [['stray']]])('study refuses %p', (args) => {
  expect(() => parseOptions(args, STUDY.options)).toThrow('expected');
});

test('study hands its options to the library', async () => {
  const { status, stdout } = await small.run('study.mjs', ['--seeds', '2', '--only', 'ANN + dropout']);
  expect([status, JSON.parse(stdout)]).toEqual([0, { seeds: 2, only: 'ANN + dropout', threads: 1 }]);
});

test('study refuses a name that no recipe has before it builds, with the nearest, status 2 and its help', async () => {
  // What would be installed and built cannot be.
  small.write('package-lock.json', '');
  const { status, stdout, stderr } = await small.run('study.mjs', ['--only', 'ANN + droput']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(
    '--only: expected one of mean digit, softmax regression, ANN, ANN + L2, ANN + dropout, CNN, found ANN + droput: ' +
      'did you mean ANN + dropout?',
  );
  expect(stderr).toContain('npm run study [-- OPTIONS]');
});
