import { dirname, join } from 'node:path';
import { realpathSync } from 'node:fs';

/** The project's folder, wherever it was cloned to. */
export function projectFolder(): string {
  return dirname(dirname(realpathSync(require.resolve('digits/package.json'))));
}

/** Where what a run makes is kept (models, executed notebooks, pictures): ignored by git. */
export function outputFolder(): string {
  return join(projectFolder(), 'output');
}
