import { drop } from '../../../lib/engine/threads/dropout';
import { item } from '../../../lib/engine/validation/item';
import { dropoutRow } from '../../../lib/engine/reference/dropout';
import { expectNear, FLOAT32 } from '../near';
import { BATCH, networkOf, readyFor } from './fronts';

test('drop leaves of the samples given what the rule of the masks keeps, scaled', async () => {
  const { threads, step, floats, plan } = await readyFor(
    networkOf(
      { kind: 'dense', units: 8, activation: 'linear' },
      { kind: 'dropout', rate: 0.5 },
      { kind: 'dense', units: 3, activation: 'linear' },
    ),
    1,
  );
  if (plan.front.kind !== 'columns') throw new TypeError(`found a front of kind ${plan.front.kind}`);
  const rows = plan.front.first;
  const at = (sample: number): Float32Array => floats(rows.output + sample * rows.stride * 4, rows.units);
  for (let sample = 0; sample < BATCH; sample++) at(sample).fill(3);
  drop(item(threads, 0), rows, 'output', step, { first: 1, last: BATCH });
  expect([...at(0)]).toEqual(new Array(8).fill(3));
  for (let sample = 1; sample < BATCH; sample++) {
    const mask = dropoutRow(0.5, 8, { seed: step.job.seed, step: step.number, layer: rows.maskNumber, sample });
    expectNear(
      at(sample),
      mask.map((factor) => 3 * factor),
      FLOAT32,
    );
  }
});
