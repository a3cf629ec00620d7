import { readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../lib/common/files/folders';
import { REPORTED } from '../../lib/digits/report/report';

const PAGE = readFileSync(path.join(projectFolder(), 'docs', 'report.md'), 'utf8');

/** What stands beside a name in the table of what the report says. */
function said(name: string): string {
  return new RegExp(`^\\| ${name} \\| (.+?) \\|$`, 'm').exec(PAGE)?.[1] ?? '';
}

test('docs/report.md states the figures of REPORTED, and no others', () => {
  expect(said('accuracy')).toMatch(new RegExp(`^${REPORTED.accuracy};`));
  expect(said('training loss')).toBe(String(REPORTED.loss));
  expect(said('validation loss')).toBe(String(REPORTED.validationLoss));
  expect(said('data')).toContain(`${REPORTED.trainingImages.toLocaleString('en-US')} digits to train on`);
  expect(said('data')).toContain(`${REPORTED.testImages.toLocaleString('en-US')} to test on`);
});
