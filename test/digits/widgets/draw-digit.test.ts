import { DATASET_VARIABLE } from '@digits/common/protocol';

import { buildAnn } from '../../../lib/digits/model/ann';
import { drawDigit } from '../../../lib/digits/widgets/draw-digit';
import type { Widget } from '../../../lib/digits/widgets/widget';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

const before = process.env[DATASET_VARIABLE];
afterEach(() => {
  if (before === undefined) delete process.env[DATASET_VARIABLE];
  else process.env[DATASET_VARIABLE] = before;
});

function field(models: Parameters<typeof drawDigit>[0]): Widget {
  const drawn = drawDigit(models);
  if (!('widget' in drawn)) throw new Error('expected a field to draw in');
  return drawn;
}

test('drawDigit says in words that there is no field where the lessons work on other data', () => {
  process.env[DATASET_VARIABLE] = 'folder:/data/letters';
  const drawn = drawDigit({ mine: buildAnn({ data: { size: 8, classes: 5 }, hiddenUnits: 2 }) });
  expect(drawn).not.toHaveProperty('widget');
  expect(drawn.alt).toContain("as MNIST's digits were");
});

test('drawDigit describes each network, its weights apart', () => {
  const widget = field({ mine: buildAnn({ hiddenUnits: 2 }), yours: buildAnn({ hiddenUnits: 3 }) });
  const [mine] = widget.attributes.networks as readonly object[];
  expect(mine).toMatchObject({ title: 'mine', names: ['hidden', 'output'], key: widget.weights[0]?.key });
  expect(mine).not.toHaveProperty('bytes');
  expect(widget.weights.map(({ count }) => count)).toEqual([785 * 2 + 30, 785 * 3 + 40]);
  expect(widget.alt).toContain('mine and yours');
});

test('drawDigit refuses no model and five', () => {
  const model = buildAnn({ hiddenUnits: 1 });
  expect(() => drawDigit({})).toThrow(new RangeError('drawing a digit: expected from 1 to 4 models, found 0'));
  expect(() => drawDigit({ a: model, b: model, c: model, d: model, e: model })).toThrow('found 5');
});
