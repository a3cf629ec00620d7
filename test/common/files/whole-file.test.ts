import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  draftsOf,
  isAbandoned,
  machine,
  newDraft,
  writeSynced,
  writeWhole,
} from '../../../lib/common/files/whole-file';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'whole file test '));
  file = join(folder, 'results.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The number of a process that has ended. */
function endedProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

test('writeWhole makes the folder, replaces the file and leaves nothing else behind', () => {
  const target = join(folder, 'new', 'folder', 'file.txt');
  writeWhole(target, 'first');
  writeWhole(target, 'second');
  expect(readFileSync(target, 'utf8')).toBe('second');
  expect(readdirSync(join(folder, 'new', 'folder'))).toEqual(['file.txt']);
});

test('writeWhole replaces a file, also behind a symbolic link, and leaves nothing else behind', () => {
  const link = join(folder, 'link.json');
  symlinkSync(file, link);
  writeWhole(file, 'first');
  writeWhole(link, 'second');
  expect(readFileSync(file, 'utf8')).toBe('second');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(['link.json', 'results.json']);
});

test('writeWhole follows a symbolic link, and one to that, to a file that is not there yet', () => {
  const [link, first] = [join(folder, 'link.json'), join(folder, 'first.json')];
  symlinkSync(join('inner', 'results.json'), link);
  symlinkSync('link.json', first);
  writeWhole(first, 'new');
  expect(readFileSync(join(folder, 'inner', 'results.json'), 'utf8')).toBe('new');
  expect([first, link].map((path) => lstatSync(path).isSymbolicLink())).toEqual([true, true]);
});

test('writeWhole puts a file in the place of links that lead in a circle', () => {
  symlinkSync(file, file);
  writeWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
});

test('writeWhole leaves the old file and no draft where it fails', () => {
  writeWhole(file, 'old');
  // The types allow no such content; JavaScript does.
  const nonsense: unknown = 42;
  expect(() => writeWhole(file, nonsense as string)).toThrow('must be of type string');
  expect(readFileSync(file, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['results.json']);
});

test('writeWhole removes the draft of a process that was killed, and no other file', () => {
  const killed = `${file}.${machine()}-${endedProcess()}-0123abcd.tmp`;
  const running = `${file}.${machine()}-${process.ppid}-0123abcd.tmp`;
  const others = [join(folder, 'results.json.tmp'), join(folder, 'other.json.00000000-1-0123abcd.tmp'), running];
  for (const name of [killed, ...others]) writeFileSync(name, 'half a fi');
  writeWhole(file, 'whole');
  expect(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .sort(),
  ).toEqual([file, ...others].sort());
});

test('isAbandoned goes by the process on this machine, and by age for others', () => {
  const foreign = `${file}.00000000-1-0123abcd.tmp`;
  writeFileSync(foreign, '');
  expect(isAbandoned(foreign)).toBe(false);
  utimesSync(foreign, new Date(0), new Date(0));
  expect(isAbandoned(foreign)).toBe(true);
  const own = newDraft(file);
  writeFileSync(own, '');
  expect(isAbandoned(own)).toBe(false);
  // Written before this process began: by an earlier one of the same number.
  const before = new Date(performance.timeOrigin - 1000);
  utimesSync(own, before, before);
  expect(isAbandoned(own)).toBe(true);
  expect(draftsOf(file).sort()).toEqual([foreign, own].sort());
  expect(isAbandoned(newDraft(file))).toBe(false);
});

test('writeSynced never writes over a file', () => {
  writeSynced(file, 'mine');
  expect(() => writeSynced(file, 'yours')).toThrow('EEXIST');
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
