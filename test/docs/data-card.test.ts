import { readFileSync } from 'node:fs';
import path from 'node:path';

import { projectFolder } from '../../lib/common/files/folders';
import { percent } from '../../lib/common/text';
import { loadDigits } from '../../lib/digits/data/load';
import { MNIST_FILES } from '../../lib/digits/data/mnist';
import { classCounts } from '../../lib/digits/data/select';
import { compareWithRaters, RATINGS } from '../../lib/digits/labels/raters';
import { findAudit, missesOf, readLabels } from '../../lib/digits/labels/results';
import { compareHalves, type ErrorShare } from '../../lib/digits/measure/halves';

const PAGE = readFileSync(path.join(projectFolder(), 'docs', 'data-card.md'), 'utf8');
const grouped = (count: number): string => count.toLocaleString('en-US');
const results = readLabels();
const { train, test: held } = loadDigits('mnist');

test('docs/data-card.md has the files and checksums that the code checks', () => {
  for (const { name, md5, sha256 } of Object.values(MNIST_FILES)) {
    expect(PAGE).toContain(`| \`${name}\` | \`${md5}\` | \`${sha256}\` |`);
  }
});

test('docs/data-card.md has the counts of the classes', () => {
  const ofTest = classCounts(held);
  for (const [digit, count] of classCounts(train).entries()) {
    expect(PAGE).toContain(`\n| ${digit} | ${grouped(count)} | ${grouped(ofTest[digit] ?? 0)} |\n`);
  }
  expect(PAGE).toContain(`| all | ${grouped(train.count)} | ${grouped(held.count)} |`);
});

test.each(['ANN', 'CNN'])('docs/data-card.md has the results of %s', (model) => {
  const audit = findAudit(results, model, 'test');
  const { networks, accuracy, ranked, hardness } = audit;
  const found = compareWithRaters(ranked, [15, 50, 100, 200]).map(({ notUpheld }) => notUpheld);
  expect(PAGE).toContain(`| ${networks} of ${model} | ${percent(accuracy, 2)} | ${found.join(' | ')} |`);
  const interval = ({ mean, low, high }: ErrorShare): string =>
    `${percent(mean, 2)} (${percent(low, 2)} to ${percent(high, 2)})`;
  const { first, second } = compareHalves(missesOf(audit), networks);
  expect(PAGE).toContain(`| ${networks} of ${model} | ${interval(first)} | ${interval(second)} |`);
  // The page says that the first half is the harder one.
  expect(first.low).toBeGreaterThan(second.high);
  expect(PAGE).toContain(
    `${grouped(hardness.at(-1) ?? NaN)} test digits are missed by all ${networks} networks of ${model}, ` +
      `${grouped(hardness[0] ?? NaN)} by none`,
  );
  const ofTrain = findAudit(results, model, 'train');
  expect(PAGE).toContain(`${ofTrain.suspectCount} of 60,000 with ${ofTrain.networks} network`);
});

test('docs/data-card.md has the figures of the neighbours and of the raters', () => {
  const { identical, twinCount, otherLabelCount } = results.neighbours;
  expect(PAGE).toContain(`${identical} test digits have an identical training digit, ${twinCount} has a twin`);
  expect(PAGE).toContain(`${otherLabelCount} of 10,000 have a nearest training digit of another label`);
  expect(PAGE).toContain(`${RATINGS.notUpheld.length} were not upheld by a majority`);
});
