import path from 'node:path';

import * as ts from 'typescript';

import { projectFolder } from '../../../lib/common/files/folders';
import { check, LESSONS } from '../../../lib/digits/exercises/check';

const names = LESSONS.flatMap(({ exercises }) => exercises.map(({ name }) => name));

test('check has every exercise of every notebook, under a name of its own', () => {
  expect(Object.keys(check)).toEqual(names);
  expect(new Set(names).size).toBe(names.length);
  expect(LESSONS.map(({ notebook }) => notebook)).toEqual(LESSONS.map((_, index) => index));
});

test('the two hints and the reasoning of an exercise differ, and say something', () => {
  for (const { definition } of LESSONS.flatMap(({ exercises }) => exercises)) {
    const { hint, strongerHint, solution } = definition;
    expect(new Set([hint, strongerHint, solution.why]).size).toBe(3);
    expect(Math.min(hint.length, strongerHint.length, solution.why.length, solution.code.length)).toBeGreaterThan(15);
  }
});

test('an editor completes the names after `check.`, and says what each takes', () => {
  const file = path.join(projectFolder(), 'notebooks', 'completed.ts');
  const text = "import { check } from 'digits';\ncheck.";
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({
      strict: true,
      skipLibCheck: true,
      moduleResolution: ts.ModuleResolutionKind.Node10,
    }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const found = name === file ? text : ts.sys.readFile(name);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => path.dirname(file),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
  };
  const service = ts.createLanguageService(host);
  const completions = service.getCompletionsAtPosition(file, text.length, undefined)?.entries ?? [];
  expect(completions.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  const details = service.getCompletionEntryDetails(
    file,
    text.length,
    'scalePixel',
    undefined,
    undefined,
    undefined,
    undefined,
  );
  expect(details?.displayParts?.map(({ text: part }) => part).join('')).toMatch(
    /Exercise<\(pixel: number\) => number, \[\]>/,
  );
});
