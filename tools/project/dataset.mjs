// Which of the two data sets that come with the project a command works on that knows no other.
import { StepError } from '../command/errors.mjs';

/** @typedef {'mnist' | 'quick'} OwnDataset */

/**
 * What DIGITS_DATASET says, where it names a data set that comes with the project.
 *
 * @param {string} command its name, as `npm run study`
 * @param {string} why it takes no other, to follow "it"
 * @returns {OwnDataset}
 * @throws {StepError} with status 2, where the variable names any other data set
 */
export function ownDataset(command, why, name = process.env.DIGITS_DATASET ?? 'mnist') {
  if (name === 'mnist' || name === 'quick') return name;
  throw new StepError(
    `${command}: expected DIGITS_DATASET to be mnist or quick, or not set, found ${name}: it ${why}. ` +
      'The notebooks do run on other data, with npm start.',
    2,
  );
}
