import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder, wherever it was cloned to. */
export function projectFolder(): string {
  // This package lies two folders below it.
  return join(dirname(realpathSync(require.resolve('@digits/common/package.json'))), '..', '..');
}

/** Where what a run makes is kept (models, executed notebooks, pictures): ignored by git. */
export function outputFolder(): string {
  return join(projectFolder(), 'output');
}
