// Which data set a command works on, as DIGITS_DATASET says: looked at before anything is installed or built.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { messageOf, StepError } from '../command/errors.mjs';
import { foundNear, nearestName } from '../command/nearest.mjs';
import { load } from './library.mjs';

/** @typedef {'mnist' | 'quick'} OwnDataset */

/** What the name of a data set begins with that lies in a folder: the path follows. */
const FOLDER_PREFIX = 'folder:';

const chosen = () => process.env.DIGITS_DATASET ?? 'mnist';

/**
 * What DIGITS_DATASET says, for a command that runs or opens the notebooks.
 *
 * @param {string} command its name, as `npm start`
 * @returns {string} a folder by its whole path
 * @throws {StepError} with status 2, where the variable names none
 */
export function anyDataset(command, name = chosen()) {
  if (name === 'mnist' || name === 'quick') return name;
  const isFolder = name.startsWith(FOLDER_PREFIX);
  const folder = name.slice(FOLDER_PREFIX.length);
  if (isFolder && folder !== '' && statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return FOLDER_PREFIX + path.resolve(folder);
  }
  const found = isFolder ? `found ${name}: no folder is there` : foundNear(name || 'nothing', ['mnist', 'quick']);
  throw new StepError(
    `${command}: expected DIGITS_DATASET to be mnist, quick, or folder: and the path of a folder, or not set, ${found}`,
    2,
  );
}

/**
 * Looks whether a folder has the files of a data set, once the library is compiled, which knows their names.
 *
 * @param {string} command its name, as `npm start`
 * @param {string} dataset what `anyDataset` gave
 * @throws {StepError} with status 2, where it has not
 */
export function requireFiles(command, dataset) {
  if (!dataset.startsWith(FOLDER_PREFIX)) return;
  const folder = dataset.slice(FOLDER_PREFIX.length);
  try {
    load('digits/dist/data/folder/names.js').fileNames(
      `looking for the data of DIGITS_DATASET in ${folder}`,
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map(({ name }) => name),
    );
  } catch (error) {
    throw new StepError(`${command}: ${messageOf(error)}`, 2);
  }
}

/**
 * What DIGITS_DATASET says, for a command that knows only the data sets that come with the project.
 *
 * @param {string} command its name, as `npm run study`
 * @param {string} why it takes no other, to follow "it"
 * @returns {OwnDataset}
 * @throws {StepError} with status 2, where the variable names any other data set
 */
export function ownDataset(command, why, name = chosen()) {
  if (name === 'mnist' || name === 'quick') return name;
  const near = nearestName(name, ['mnist', 'quick']) !== undefined;
  const found = near
    ? foundNear(name, ['mnist', 'quick'])
    : `found ${name}: it ${why}. The notebooks do run on other data, with npm start.`;
  throw new StepError(`${command}: expected DIGITS_DATASET to be mnist or quick, or not set, ${found}`, 2);
}
