import { existsSync } from 'node:fs';
import { join } from 'node:path';

import {
  exercisesFolder,
  modelsFolder,
  outputFolder,
  ownDigitsFolder,
  projectFolder,
  quotedFile,
} from '../../../lib/digits/platform/folders';

test('modelsFolder and exercisesFolder lie in the folder of outputs', () => {
  expect(exercisesFolder()).toBe(join(outputFolder(), 'exercises'));
  expect(modelsFolder()).toBe(join(outputFolder(), 'models'));
});

test('ownDigitsFolder has the pictures that come with the project', () => {
  expect(existsSync(join(ownDigitsFolder(), '0-felt-pen.png'))).toBe(true);
});

test.each(['study/report.jsonl', 'benchmark.json'] as const)('quotedFile finds %s among the documents', (name) => {
  expect(quotedFile(name)).toBe(join(projectFolder(), 'docs', name));
  expect(existsSync(quotedFile(name))).toBe(true);
});
