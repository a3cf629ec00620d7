import { selectBackend } from '../../../../lib/digits/backend/backend';
import { disposeModel } from '../../../../lib/digits/model/dispose';
import { NORMALIZED } from '../../../../lib/digits/study/sets/normalized';

beforeAll(() => selectBackend('wasm'));

test('NORMALIZED holds networks of at most 14,034 and 7,000 parameters, that any data can have, measured on the test digits', () => {
  const most = [14_034, 7000];
  expect(NORMALIZED).toHaveLength(most.length);
  for (const [index, { build, validation, measured }] of NORMALIZED.entries()) {
    const [usual, letters] = [build(1), build(1, { size: 16, classes: 26 })];
    expect(usual.countParams()).toBeLessThanOrEqual(most[index] ?? NaN);
    expect([letters.inputs[0]?.shape, letters.outputs[0]?.shape]).toEqual([
      [null, 16, 16],
      [null, 26],
    ]);
    expect([validation, measured]).toEqual([undefined, undefined]);
    disposeModel(usual);
    disposeModel(letters);
  }
});
