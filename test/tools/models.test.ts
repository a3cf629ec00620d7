import { project, type Project } from './project';

let small: Project;
beforeEach(() => {
  small = project();
  small.write('lib/digits/dist/shipped/models.js', "exports.SHIPPED = [{ name: 'ann' }, { name: 'cnn-50000' }];");
  small.write('lib/digits/dist/shipped/main.js', 'exports.main = (options) => console.log(JSON.stringify(options));');
});
afterEach(() => small.remove());

test('models hands its options to the library', async () => {
  const { status, stdout } = await small.run('models.mjs', ['--only', 'ann', '--workers', '2']);
  expect([status, JSON.parse(stdout)]).toEqual([0, { only: 'ann', workers: 2 }]);
});

test('models refuses a network that there is not before it trains, with the nearest, status 2 and its help', async () => {
  const { status, stdout, stderr } = await small.run('models.mjs', ['--only', 'cnn-5000']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('--only: expected one of ann, cnn-50000, found cnn-5000: did you mean cnn-50000?\n');
  expect(stderr).toContain('npm run models [-- OPTIONS]');
});
