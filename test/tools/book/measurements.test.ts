import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../../lib/common/files/folders';
import { type Measurements, measurementsText } from '../../../tools/book/measurements.mjs';

const row = (value: number, rest: object = {}) => ({
  what: 'ten epochs',
  browser: 'Firefox',
  unit: 's',
  value,
  least: value,
  most: value,
  wanted: 10,
  ...rest,
});
const measurements = {
  date: '2026-11-26T10:00:00.000Z',
  machine: 'A processor',
  cores: 2,
  browsers: { Chromium: '142.0', Firefox: '140.0' },
  measurements: [
    row(4.5678, { least: 4.1, most: 5 }),
    row(123.4, { unit: 'ms' }),
    row(97, { unit: 'of 100', wanted: 95 }),
  ],
};

test('measurementsText tells machine and browsers, and each value with its rounds and what is wanted', () => {
  const text = measurementsText(measurements);
  expect(text).toContain('on 2026-11-26: A processor, 2 cores; Chromium 142.0, Firefox 140.0, without a window.');
  expect(text).toContain('| ten epochs | Firefox | 4.57 s | 4.1 to 5 | at most 10 s |');
  expect(text).toContain('| ten epochs | Firefox | 123 ms |  | at most 10 ms |');
  expect(text).toContain('| ten epochs | Firefox | 97 of 100 |  | at least 95 |');
});

test('docs/book.md says what docs/book.json holds', () => {
  const [data = '', page = ''] = ['book.json', 'book.md'].map((name) => path.join(projectFolder(), 'docs', name));
  // Both are written by one command, or neither.
  expect(existsSync(page)).toBe(existsSync(data));
  if (!existsSync(data)) return;
  const found = JSON.parse(readFileSync(data, 'utf8')) as Measurements;
  expect(readFileSync(page, 'utf8')).toBe(measurementsText(found));
});
