import { buildAnn } from '../../../lib/digits/model/ann';
import { drawDigit } from '../../../lib/digits/widgets/draw-digit';
import { testBackend } from '../../helpers/backend';

beforeAll(testBackend);

test('drawDigit describes each network, its weights apart', () => {
  const widget = drawDigit({ mine: buildAnn({ hiddenUnits: 2 }), yours: buildAnn({ hiddenUnits: 3 }) });
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
