import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { benchmarkFile, readBenchmark } from '../../../lib/digits/report/benchmark';

const folder = mkdtempSync(join(tmpdir(), 'benchmark test '));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('readBenchmark reads the machine, the day and the systems', () => {
  const file = write('good.json', {
    machine: 'Abacus',
    cores: 2,
    date: '2026-11-23T08:00:00.000Z',
    comparison: [{ system: 'engine', 's/epoch': 0.25, ratio: 1 }],
  });
  expect(readBenchmark(file)).toEqual({
    machine: 'Abacus',
    cores: 2,
    date: '2026-11-23',
    entries: [{ system: 'engine', secondsPerEpoch: 0.25 }],
  });
});

test('readBenchmark reads the run that the README quotes, row by row', () => {
  const { entries, machine, cores, date } = readBenchmark();
  const readme = readFileSync(join(__dirname, '..', '..', '..', 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| ([^|]+) \| (\d+\.\d+) \| \d/gm)];
  expect(entries.length).toBeGreaterThan(5);
  expect(entries).toEqual(rows.map(([, system, seconds]) => ({ system, secondsPerEpoch: Number(seconds) })));
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(date));
  expect(readme).toContain(`on ${day}: ${machine}, ${cores} cores`);
});

test('readBenchmark names a file that is torn or empty', () => {
  const file = join(folder, 'torn.json');
  for (const content of ['', '{"machine":']) {
    writeFileSync(file, content);
    expect(() => readBenchmark(file)).toThrow(SyntaxError);
    expect(() => readBenchmark(file)).toThrow(`reading a benchmark: expected JSON in ${file}, found`);
  }
});

test('readBenchmark takes file: URLs, and refuses what is no file of this machine', () => {
  const url = pathToFileURL(benchmarkFile());
  expect(readBenchmark(url)).toEqual(readBenchmark());
  expect(readBenchmark(url.href)).toEqual(readBenchmark());
  expect(() => readBenchmark('~/benchmark.json')).toThrow('which only a shell understands');
});

test('readBenchmark names a file that is missing, and refuses other JSON', () => {
  expect(() => readBenchmark(join(folder, 'none.json'))).toThrow(/cannot read .*none\.json; "npm run bench/);
  expect(() => readBenchmark(write('other.json', { comparison: [{ system: 'x' }] }))).toThrow(TypeError);
  expect(() => readBenchmark(write('null.json', null))).toThrow(TypeError);
});
