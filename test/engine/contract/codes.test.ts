import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ActivationCode, LossCode, OptimizerCode } from '../../../lib/engine/contract/codes';
import { activations } from '../activations';

test.each(Object.entries({ ActivationCode, LossCode, OptimizerCode }))(
  '%s counts from 0, each name once',
  (_, codes) => {
    const numbers = Object.values(codes).filter((value) => typeof value === 'number');
    expect(numbers).toEqual(numbers.map((_, index) => index));
  },
);

test('docs/engine.md names every activation under Limits', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'engine.md'), 'utf8');
  const limits = page.slice(page.indexOf('## Limits'));
  expect(activations.filter((name) => !new RegExp(`\\b${name}\\b`).test(limits))).toEqual([]);
});
