import { checkData, type EngineData } from '../../../lib/engine/memory/check-data';
import type { Loss, NetworkSpec } from '../../../lib/engine/network/network';
import { ADAM } from '../helpers';

const UNITS = 3;

function networkWith(loss: Loss): NetworkSpec {
  return {
    inputs: 4,
    inputScale: 1,
    loss,
    optimizer: ADAM,
    layers: [{ kind: 'dense', units: UNITS, activation: 'softmax' }],
  };
}

const inputs = new Uint8Array(8);

test('checkData counts the samples, with targets or without', () => {
  const count = (loss: Loss, data: EngineData): number => checkData(networkWith(loss), UNITS, data);
  expect(count('sparseCategoricalCrossentropy', { inputs })).toBe(2);
  expect(count('sparseCategoricalCrossentropy', { inputs, targets: Uint8Array.of(0, 2) })).toBe(2);
  expect(count('meanSquaredError', { inputs: new Float32Array(4), targets: new Float32Array(3) })).toBe(1);
});

test.each<[string, Loss, EngineData, string]>([
  ['no samples', 'meanSquaredError', { inputs: new Uint8Array() }, 'a whole number of samples of 4, found 0 numbers'],
  ['half a sample', 'meanSquaredError', { inputs: new Uint8Array(6) }, 'samples of 4, found 6 numbers'],
  ['no number', 'meanSquaredError', { inputs: Float32Array.of(1, 2, NaN, 4) }, 'finite inputs, found NaN at 2'],
  [
    'labels for another loss',
    'categoricalCrossentropy',
    { inputs, targets: new Uint8Array(2) },
    'categoricalCrossentropy expects targets in a Float32Array, found Uint8Array',
  ],
  ['too few targets', 'meanSquaredError', { inputs, targets: new Float32Array(5) }, '6 targets for 2 samples, found 5'],
  [
    'a label that no unit has',
    'sparseCategoricalCrossentropy',
    { inputs, targets: Uint8Array.of(1, 3) },
    'labels of 0 to 2, found 3 at 1',
  ],
])('checkData refuses %s', (_, loss, data, message) => {
  expect(() => checkData(networkWith(loss), UNITS, data)).toThrow(message);
});
