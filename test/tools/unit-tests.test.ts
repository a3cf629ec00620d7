import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { writeWhole } from '../../lib/common/files';
import unitTests from '../../tools/test/unit-tests.cjs';
import { project, type Project } from './project';

let small: Project;
beforeEach(() => (small = project()));
afterEach(() => {
  small.remove();
  jest.restoreAllMocks();
});

test('unitTests leaves out what says that it starts whole programs, and says how many these are', async () => {
  const texts = {
    'a.test.ts': '/** @system starts kernels */\n',
    'b.test.ts': "import 'x';\n// @system",
    'c.test.ts': '',
  };
  const files = Object.entries(texts).map(([name, text]) => {
    const file = path.join(small.root, name);
    writeWhole(file, text);
    return file;
  });
  const log = jest.spyOn(console, 'log').mockImplementation();
  expect(await unitTests(files)).toEqual({ filtered: files.slice(1) });
  expect(log.mock.calls).toEqual([['1 test files that start whole programs are left to npm test -- --system']]);
});

test('unitTests says nothing where none is left out', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation();
  expect(await unitTests([__filename])).toEqual({ filtered: [__filename] });
  expect(log).not.toHaveBeenCalled();
});

test('the tests that are left out are few, those of the runner among them', () => {
  const root = path.join(__dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  const marked = files.filter((name) => readFileSync(path.join(root, name), 'utf8').startsWith('/** @system '));
  expect(marked).toContain(path.join('runner', 'main.test.ts'));
  expect(marked.length).toBeLessThan(40);
});
