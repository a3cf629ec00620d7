import { join } from 'node:path';

import { outputFolder, projectFolder } from '@digits/common/files';

export { outputFolder, projectFolder } from '@digits/common/files';

/** Where trained models are kept. */
export function modelsFolder(): string {
  return join(outputFolder(), 'models');
}

/** A file of results that the documentation quotes. */
export function quotedFile(name: `study/${string}.jsonl` | 'benchmark.json' | 'labels.json'): string {
  return join(projectFolder(), 'docs', name);
}

/** Where the progress in the exercises is kept, a file for each notebook. */
export function exercisesFolder(): string {
  return join(outputFolder(), 'exercises');
}

/** Where the networks lie that come with the project, with a page about each. */
export function shippedFolder(): string {
  return join(projectFolder(), 'docs', 'models');
}

/** Where runs of the study say that they are being done. */
export function claimsFolder(): string {
  return join(outputFolder(), 'study', 'claims');
}

/** Where the pictures of digits lie that come with the project. */
export function ownDigitsFolder(): string {
  return join(projectFolder(), 'docs', 'own-digits');
}
