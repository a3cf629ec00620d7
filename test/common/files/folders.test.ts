import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { outputFolder, projectFolder } from '../../../lib/common/files/folders';

test('projectFolder is the one that holds the notebooks and the library', () => {
  expect(existsSync(join(projectFolder(), 'notebooks'))).toBe(true);
  expect(existsSync(join(projectFolder(), 'lib', 'digits', 'index.ts'))).toBe(true);
  expect(outputFolder()).toBe(join(projectFolder(), 'output'));
});
