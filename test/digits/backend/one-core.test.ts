import { execFileSync } from 'node:child_process';
import path from 'node:path';

import { TEST_BACKEND } from '../../helpers/backend';

/** Starts the built library on a backend in a process of its own; prints the files of tfjs-core it loaded. */
const PROGRAM = `
  const digits = require(process.argv[1]);
  require('@tensorflow/tfjs-layers');
  digits.selectBackend(process.argv[2]).then(({ name }) => {
    const files = Object.keys(require.cache).filter((file) => file.includes('tfjs-core'));
    console.log(JSON.stringify({ name, files }));
  });`;

test('selectBackend loads one copy of tfjs-core, whatever the backend', () => {
  const root = path.join(__dirname, '..', '..', '..');
  const library = path.join(root, 'lib', 'digits', 'dist', 'index.js');
  const output = execFileSync(process.execPath, ['-e', PROGRAM, library, TEST_BACKEND], {
    cwd: root,
    encoding: 'utf8',
  });
  // The package is one file for Node.
  const file = path.join(root, 'node_modules', '@tensorflow', 'tfjs-core', 'dist', 'tf-core.node.js');
  expect(JSON.parse(output)).toEqual({ name: TEST_BACKEND, files: [file] });
});
