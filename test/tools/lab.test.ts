/** @system starts commands */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { project, type Project } from './project';

let small: Project;
let programs: string;
beforeEach(() => {
  small = project();
  programs = path.join(small.root, '..', 'programs');
  mkdirSync(programs);
  symlinkSync(process.execPath, path.join(programs, 'node'));
  small.write('tools/requirements-lab.txt', 'jupyterlab==0');
  small.write('notebooks/1-a.ipynb', '{"cells":[]}');
  small.write('lib/digits/dist/data/folder/names.js', 'exports.fileNames = () => ({});');
  small.write('lib/runner/dist/kernel/kernel-process.js', 'exports.kernelCommand = (file) => ["node", file];');
});
afterEach(() => small.remove());

/** A Python that says this of itself, and does nothing else. */
const python = (name: string, version: string, venv = true): void => {
  const file = path.join(programs, name);
  writeFileSync(file, `#!/bin/sh\necho ${version}\necho "${venv ? 'venv' : 'no venv'}"\n`);
  chmodSync(file, 0o755);
};

/** A virtual environment whose Python notes how JupyterLab is started. */
function environment(): void {
  small.write('.venv/bin/python', '#!/bin/sh\nprintf "%s\\n" "$@" "$DIGITS_DATASET" > "${0%/*}/arguments"\n');
  chmodSync(path.join(small.root, '.venv/bin/python'), 0o755);
  small.write('.venv/made-for.txt', `${path.join(small.root, '.venv')}\njupyterlab==0`);
}
const labArguments = (): string[] => readFileSync(path.join(small.root, '.venv/bin/arguments'), 'utf8').split('\n');
const lab = (...args: string[]) => small.run('lab.mjs', args, { env: { PATH: programs, DIGITS_DATASET: 'folder:.' } });

test.each<[string, () => void, RegExp]>([
  ['no Python', () => undefined, /: found no Python\. See https/],
  ['Python 3.9 only', () => python('python3', '3.9.18'), /: python3 is 3\.9\.18, which is too old\. See https/],
  [
    'Python without venv',
    () => python('python3', '3.11.2', false),
    /: python3 is 3\.11\.2, without the module venv\. .*apt install python3\.11-venv\./,
  ],
  ['a broken Python', () => python('python3', 'Segmentation fault'), /: found no Python\. /],
])('lab with %s says so before anything is installed', async (_, arrange, message) => {
  arrange();
  const { status, stdout, stderr } = await lab();
  expect([status, stdout, readFileSync(path.join(small.root, 'npm.log'), 'utf8')]).toEqual([1, '', '']);
  expect(stderr).toMatch(/^\nJupyterLab needs Python 3\.10 or later with its module venv: /);
  expect(stderr).toMatch(message);
});

test('lab takes a later Python under another name where python3 is too old', async () => {
  python('python3', '3.9.18');
  python('python3.12', '3.12.1', false);
  // Asked to make an environment it makes none: the next step, pip, names it.
  python('python3.11', '3.11.7');
  const { stderr } = await lab();
  expect(stderr).toContain('pip install: cannot run');
});

test('lab opens the copy of the notebooks, on this machine only, and as root allows that', async () => {
  environment();
  const { status, stdout, stderr } = await lab('--no-browser');
  expect([status, stderr]).toEqual([0, '']);
  const args = labArguments();
  expect(args).toEqual(
    expect.arrayContaining(['--ServerApp.ip=127.0.0.1', '--LabApp.default_url=/lab/tree/my-notebooks', '--no-browser']),
  );
  expect(args.join(' ')).not.toMatch(/token|password/);
  // The notebooks run in a folder of their own, from which the path of the data is another.
  expect(args).toContain(`folder:${process.cwd()}`);
  // Pictures of charts in saved notebooks are no wider than their place.
  expect(args).toContain('--LabApp.custom_css=True');
  expect(readFileSync(path.join(small.root, '.venv/jupyter/config/custom/custom.css'), 'utf8')).toContain(
    'max-width: 100%',
  );
  const root = process.getuid?.() === 0;
  expect([args.includes('--allow-root'), stdout.includes('as root')]).toEqual([root, root]);
  expect(existsSync(path.join(small.root, 'my-notebooks/1-a.ipynb'))).toBe(true);
});

test('lab -- --allow-root gives the option once, and says nothing of it', async () => {
  environment();
  const { stdout } = await lab('--allow-root');
  expect(labArguments().filter((arg) => arg === '--allow-root')).toHaveLength(1);
  expect(stdout).not.toContain('as root');
});

test('lab -- --prepare-only makes the copy and the kernel, and starts nothing', async () => {
  environment();
  expect(await lab('--prepare-only')).toEqual({
    status: 0,
    stdout: 'Ready: open a notebook in my-notebooks, and choose the kernel TypeScript of .venv.\n',
    stderr: '',
  });
  expect(existsSync(path.join(small.root, 'my-notebooks/1-a.ipynb'))).toBe(true);
  expect(existsSync(path.join(small.root, '.venv/share/jupyter/kernels/tslab/kernel.json'))).toBe(true);
  expect(existsSync(path.join(small.root, '.venv/bin/arguments'))).toBe(false);
});

test('lab says in one line that the copy cannot be made', async () => {
  environment();
  small.write('my-notebooks', 'a file');
  const { status, stderr } = await lab();
  expect([status, stderr]).toEqual([
    1,
    expect.stringMatching(/^\ncopying the notebooks to my-notebooks: .*EEXIST[^\n]*\n$/),
  ]);
});
