// npm run lab [-- OPTIONS] [JUPYTERLAB OPTIONS]: opens the reader's copy of the notebooks in JupyterLab, in an
// environment of its own.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { messageOf, StepError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { flag } from './command/options.mjs';
import { findPython } from './lab/python.mjs';
import { refreshCopy } from './lab/working-copy.mjs';
import { anyDataset, requireFiles } from './project/dataset.mjs';
import { load } from './project/library.mjs';
import { NOTEBOOKS, place, pythonOf, ROOT } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';
import { run, statusOf } from './project/run.mjs';
import { writeJson, writeWhole } from './project/whole-file.mjs';

const VENV = place('.venv');
const PYTHON = pythonOf(VENV);
/** The reader's copy of the notebooks, which git does not see; beside notebooks/, so that links and imports hold. */
const COPY = 'my-notebooks';
const REQUIREMENTS = place('tools', 'requirements-lab.txt');

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

/** A note in .venv says for what it was made: this folder and these packages. */
const NOTE = path.join(VENV, 'made-for.txt');
const madeFor = () => `${VENV}\n${readFileSync(REQUIREMENTS, 'utf8')}`;

/** Whether .venv holds JupyterLab. */
function isPrepared() {
  return existsSync(PYTHON) && existsSync(NOTE) && readFileSync(NOTE, 'utf8') === madeFor();
}

/**
 * Makes .venv with JupyterLab in it.
 *
 * @param {string} python
 */
async function prepareEnvironment(python) {
  console.log('Installing JupyterLab into .venv (the first time only) ...');
  await run('making .venv', python, ['-m', 'venv', '--clear', VENV]);
  const pip = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet', '-r', REQUIREMENTS];
  await run('pip install', PYTHON, pip, { env: ENVIRONMENT });
  writeWhole(NOTE, madeFor());
}

/**
 * Where a saved notebook is opened again, Plotly's extension shows the picture of a chart until the mouse is on it,
 * as wide as it has pixels: twice as wide as the chart, which has them to be sharp.
 */
const PICTURES_FIT = '.jp-RenderedPlotly .plot-img { max-width: 100%; }\n';

/** Registers the kernel, with this Node.js and this folder, and sets JupyterLab up; at each start, as it may change. */
function registerKernel() {
  const { kernelCommand } = load('runner/dist/kernel/kernel-process.js');
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
  writeWhole(path.join(ENVIRONMENT.JUPYTER_CONFIG_DIR, 'custom', 'custom.css'), PICTURES_FIT);
}

/** Makes or refreshes the reader's copy of the notebooks. */
function prepareCopy() {
  try {
    for (const message of refreshCopy(NOTEBOOKS, place(COPY))) console.log(message);
  } catch (error) {
    throw new StepError(`copying the notebooks to ${COPY}: ${messageOf(error)}`);
  }
}

/**
 * As root, which containers often are, JupyterLab starts only if it is told to.
 *
 * @param {readonly string[]} args
 */
function allowRoot(args) {
  if (process.getuid?.() !== 0 || args.some((arg) => /^--(allow-root|ServerApp\.allow_root)/.test(arg))) return [];
  console.log(
    'Running as root: JupyterLab gets --allow-root. It listens on this machine only, and asks for its token.',
  );
  return ['--allow-root'];
}

/**
 * Runs JupyterLab until it ends.
 *
 * @param {readonly string[]} args
 * @param {string} dataset what the notebooks work on, which run in a folder of their own
 * @returns {Promise<number>} its exit status
 */
function openLab(args, dataset) {
  const lab = spawn(
    PYTHON,
    [
      '-m',
      'jupyterlab',
      `--ServerApp.root_dir=${ROOT}`,
      '--ServerApp.ip=127.0.0.1',
      `--LabApp.default_url=/lab/tree/${COPY}`,
      // Only what is wrong, and the address. For more: npm run lab -- --log-level=INFO
      '--log-level=ERROR',
      '--LabApp.custom_css=True',
      '--KernelSpecManager.ensure_native_kernel=False',
      '--KernelSpecManager.allowed_kernelspecs=tslab',
      '--MappingKernelManager.default_kernel_name=tslab',
      ...allowRoot(args),
      ...args,
    ],
    { cwd: ROOT, env: { ...ENVIRONMENT, DIGITS_DATASET: dataset }, stdio: 'inherit' },
  );
  // A Ctrl-C at the terminal reaches JupyterLab too, which asks whether to end.
  process.on('SIGINT', () => undefined);
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => lab.kill(signal));
  return new Promise((resolve, reject) => {
    lab.once('error', (error) => reject(new StepError(`starting JupyterLab: ${error.message}`)));
    lab.once('exit', (status, signal) => resolve(statusOf(status, signal)));
  });
}

const NAME = 'npm run lab';

export const LAB = define({
  name: NAME,
  purpose: [
    `Opens your copy of the notebooks, ${COPY}, in JupyterLab, in an environment of its own (.venv). It listens on ` +
      'this machine only. Needs Python 3.10 or later with its module venv.',
  ],
  options: { 'prepare-only': flag('makes all that and stops, for VS Code') },
  passesOn: { name: 'JUPYTERLAB OPTIONS', meaning: 'go on to JupyterLab as they are, for example --log-level=INFO' },
  exit: { 0: "done, and otherwise JupyterLab's own" },
  run: async (options, args) => {
    // Before anything is installed: what cannot work is said at once.
    const dataset = anyDataset(NAME);
    const python = isPrepared() ? undefined : findPython();
    await prepare();
    requireFiles(NAME, dataset);
    if (python !== undefined) await prepareEnvironment(python);
    registerKernel();
    prepareCopy();
    if (!options['prepare-only']) {
      console.log(`Your copy of the notebooks is ${COPY}. Ctrl-C ends JupyterLab. Its address:`);
      return openLab(args, dataset);
    }
    console.log(`Ready: open a notebook in ${COPY}, and choose the kernel TypeScript of .venv.`);
    return 0;
  },
});
main(import.meta.url, LAB);
