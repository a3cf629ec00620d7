// npm run lab [-- JUPYTERLAB OPTIONS]: opens the notebooks in JupyterLab, in an environment of their own.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, command, install, ROOT, run, StepError } from './prepare.mjs';

const WINDOWS = process.platform === 'win32';
const VENV = path.join(ROOT, '.venv');
const PYTHON = path.join(VENV, WINDOWS ? 'Scripts/python.exe' : 'bin/python');
const REQUIREMENTS = path.join(ROOT, 'tools/requirements-lab.txt');

/** Jupyter's folders all lie in the environment, so that nothing of the user's own is read or changed. */
const ENVIRONMENT = {
  ...process.env,
  PYTHONNOUSERSITE: '1',
  JUPYTER_PATH: '',
  JUPYTER_CONFIG_PATH: '',
  JUPYTER_PREFER_ENV_PATH: '1',
  JUPYTER_CONFIG_DIR: path.join(VENV, 'jupyter/config'),
  JUPYTER_DATA_DIR: path.join(VENV, 'jupyter/data'),
  JUPYTER_RUNTIME_DIR: path.join(VENV, 'jupyter/runtime'),
  IPYTHONDIR: path.join(VENV, 'jupyter/ipython'),
};

/** Makes .venv with JupyterLab in it, unless it is there: a note in it says for what it was made. */
function prepareEnvironment() {
  const note = path.join(VENV, 'made-for.txt');
  const wanted = `${VENV}\n${readFileSync(REQUIREMENTS, 'utf8')}`;
  if (existsSync(PYTHON) && existsSync(note) && readFileSync(note, 'utf8') === wanted) return;

  const python = WINDOWS ? 'python' : 'python3';
  const { status } = spawnSync(python, ['-c', 'import venv, ensurepip'], { stdio: 'ignore' });
  if (status !== 0) {
    throw new StepError(
      `JupyterLab needs Python 3.10 or later with its module venv: ${python} was not found, or lacks it ` +
        '(on Debian and Ubuntu: apt install python3-venv). The notebooks themselves need no Python: npm start.',
    );
  }
  console.log('Installing JupyterLab into .venv (the first time only) ...');
  run('making .venv', python, ['-m', 'venv', '--clear', VENV]);
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet', '-r', REQUIREMENTS];
  run('pip install', PYTHON, pip, { env: ENVIRONMENT });
  writeFileSync(note, wanted);
}

function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Registers the kernel, with this Node.js and this folder; done at each start, as both may change. */
function registerKernel() {
  // The library is built by now.
  const { kernelCommand } = createRequire(import.meta.url)('../lib/dist/runner/kernel-process.js');
  const share = path.join(VENV, 'share/jupyter');
  writeJson(path.join(share, 'kernels/tslab/kernel.json'), {
    argv: kernelCommand('{connection_file}'),
    display_name: 'TypeScript',
    language: 'typescript',
  });
  // No question about news, and no look for updates: JupyterLab opens offline as well.
  writeJson(path.join(share, 'lab/settings/overrides.json'), {
    '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' },
  });
}

/** Runs JupyterLab until it ends; @returns its exit status */
function openLab(args) {
  const lab = spawn(
    PYTHON,
    [
      '-m',
      'jupyterlab',
      `--ServerApp.root_dir=${ROOT}`,
      '--ServerApp.ip=127.0.0.1',
      '--LabApp.default_url=/lab/tree/notebooks',
      '--KernelSpecManager.ensure_native_kernel=False',
      '--KernelSpecManager.allowed_kernelspecs=tslab',
      '--MappingKernelManager.default_kernel_name=tslab',
      ...args,
    ],
    { cwd: ROOT, env: ENVIRONMENT, stdio: 'inherit' },
  );
  // A Ctrl-C at the terminal reaches JupyterLab too, which asks whether to end.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => lab.kill(signal));
  return new Promise((resolve, reject) => {
    lab.once('error', (error) => reject(new StepError(`starting JupyterLab: ${error.message}`)));
    lab.once('exit', (status) => resolve(status ?? 1));
  });
}

await command(() => {
  install();
  build();
  prepareEnvironment();
  registerKernel();
  return openLab(process.argv.slice(2));
});
