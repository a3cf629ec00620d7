/// <reference lib="dom" />
import { bytePlanes, packBytes } from '../../../lib/digits/widgets/pack';
import { openPage, settled } from '../page';

const values = Float32Array.of(1, -2, 0.5);

function opened(body: string) {
  const { document } = openPage(body);
  Reflect.deleteProperty(globalThis, 'digitsWeights');
  jest.resetModules();
  const weights = jest.requireActual<typeof import('../../../lib/widgets/draw/weights')>(
    '../../../lib/widgets/draw/weights',
  );
  customElements.define('digits-weights', weights.WeightsElement);
  return { document, ...weights };
}

test('weights are found by their key, and shared out to the layers', async () => {
  const { document, weightsOf } = opened(
    `<digits-weights data-key="a" data-bytes="${packBytes(bytePlanes(values))}"></digits-weights>`,
  );
  expect(await weightsOf('a', [2, 1])).toEqual([Float32Array.of(1, -2), Float32Array.of(0.5)]);
  expect(document.querySelector<HTMLElement>('digits-weights')?.hidden).toBe(true);
});

test('weightsOf waits for weights that come later', async () => {
  const { document, weightsOf } = opened('');
  let found: Float32Array[] | undefined;
  const later = weightsOf('b', [3]).then((weights) => (found = weights));
  await settled();
  expect(found).toBeUndefined();
  document.body.innerHTML = `<digits-weights data-key="b" data-bytes="${packBytes(bytePlanes(values))}"></digits-weights>`;
  expect(await later).toEqual([values]);
});

test('weightsOf refuses weights that do not fit the network', async () => {
  const { weightsOf } = opened(
    `<digits-weights data-key="c" data-bytes="${packBytes(bytePlanes(values))}"></digits-weights>`,
  );
  await expect(weightsOf('c', [4])).rejects.toThrow('reading the weights: expected 4 numbers, found 3');
});
