import { buildAnn } from '../../../lib/digits/model/ann';
import { wayExplorer } from '../../../lib/digits/widgets/way-explorer';
import { unpackBytes } from '../../../lib/widgets/base/unpack';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

beforeAll(testBackend);

const digits = bandedDigits(12);

test('wayExplorer holds the digits that can be chosen, and the weights in an output of their own', async () => {
  const widget = wayExplorer(buildAnn({ seed: 1, hiddenUnits: 8 }), digits, [3, 11]);
  expect(widget.attributes.digits).toEqual([
    { index: 3, label: 3 },
    { index: 11, label: 1 },
  ]);
  const images = await unpackBytes(String(widget.attributes.images));
  expect([...images.subarray(784)]).toEqual([...digits.images.subarray(11 * 784)]);
  expect(widget.weights.map(({ count }) => count)).toEqual([784 * 8 + 8 + 80 + 10]);
  expect(widget.alt).toBe(widget.figure?.alt);
});

test('wayExplorer of the report network keeps each output below 500 kB', () => {
  const widget = wayExplorer(buildAnn({ seed: 1 }), digits, [0]);
  expect(widget.weights[0]?.bytes.length).toBeLessThan(490_000);
});

test('wayExplorer refuses no digit, too many, and one that is not there', () => {
  const model = buildAnn({ seed: 1, hiddenUnits: 2 });
  expect(() => wayExplorer(model, digits, [])).toThrow('expected from 1 to 60 digits, found 0');
  expect(() => wayExplorer(model, digits, [0, 12])).toThrow('found 12');
});
