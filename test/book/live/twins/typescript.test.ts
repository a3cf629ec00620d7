import * as bundled from '@tslab/typescript-for-tslab';

import { cured, replace, typescript } from '../../../../lib/book/live/twins/typescript';

test('replace puts a function in the place of one of TypeScript, for who takes the cured one', () => {
  replace('isIdentifierStart', (before) => ['once', typeof before]);
  replace('isIdentifierStart', (before) => ['twice', before]);
  expect(cured.isIdentifierStart).toEqual(['twice', ['once', 'function']]);
  expect(typeof typescript.isIdentifierStart).toBe('function');
  expect(cured.createSourceFile).toBe((bundled as unknown as Record<string, unknown>).createSourceFile);
});
