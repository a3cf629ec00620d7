import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { requireRuns } from '../../../tools/book/last-run.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'digits-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function ran(name: string, environment: Readonly<Record<string, string>> = {}): void {
  const run = { cells: [], metadata: { digits: { provenance: { environment } } }, nbformat: 4, nbformat_minor: 5 };
  writeFileSync(path.join(folder, `${name}.ipynb`), JSON.stringify(run));
}

test('requireRuns names the notebooks that have not run, whatever else lies there', () => {
  ran('1-a');
  ran('2-b', { DIGITS_DATASET: 'quick' });
  ran('9-gone', { DIGITS_DATASET: 'folder:/others' });
  expect(requireRuns(['1-a', '2-b'], folder)).toEqual([]);
  expect(requireRuns(['1-a', '3-c', '4-d'], folder)).toEqual(['3-c', '4-d']);
});

test('requireRuns takes a copy that says nothing of its run', () => {
  writeFileSync(path.join(folder, '1-a.ipynb'), '{ "cells": [] }');
  expect(requireRuns(['1-a'], folder)).toEqual([]);
});

test('requireRuns refuses where no notebook has run, or one on other data', () => {
  const none = 'there is no run of the notebooks: "npm start" first';
  expect(() => requireRuns(['1-a'], path.join(folder, 'nowhere'))).toThrow(none);
  ran('9-gone');
  expect(() => requireRuns(['1-a'], folder)).toThrow(none);
  ran('1-a', { DIGITS_DATASET: 'folder:/fashion' });
  expect(() => requireRuns(['1-a'], folder)).toThrow('the last run of 1-a.ipynb was on folder:/fashion:');
});
