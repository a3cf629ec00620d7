import { callFromKeras, endsFromKeras, isKerasCall, lowestCalls } from '../../../../lib/digits/model/keras/calls';

const none = () => 0;
const tensor = (layer: string, call = 0) => ({
  class_name: '__keras_tensor__',
  config: { shape: [null, 3], dtype: 'float32', keras_history: [layer, call, 0] },
});

test('callFromKeras writes the arguments of a call as where they come from', () => {
  expect(callFromKeras('b', { args: [tensor('a', 2)], kwargs: {} }, none)).toEqual([['a', 2, 0]]);
  const two = { args: [[tensor('a'), tensor('c')]], kwargs: { mask: null } };
  expect(callFromKeras('b', two, none)).toEqual([
    ['a', 0, 0],
    ['c', 0, 0],
  ]);
  expect(callFromKeras('b', { args: [tensor('a')], kwargs: { training: true } }, none)).toEqual([
    ['a', 0, 0, { training: true }],
  ]);
});

test('callFromKeras leaves a call of Keras 2 as it is', () => {
  const call = [['a', 0, 0, {}]];
  expect(isKerasCall(call)).toBe(false);
  expect(callFromKeras('b', call, none)).toEqual(call);
  expect(callFromKeras('b', call, () => 1)).toEqual([['a', 1, 0, {}]]);
});

test('callFromKeras counts the making of a model that is a layer', () => {
  const lead = (name: unknown) => (name === 'model' ? 1 : 0);
  expect(callFromKeras('b', { args: [tensor('model', 1)], kwargs: {} }, lead)).toEqual([['model', 2, 0]]);
});

test.each<[string, object, string]>([
  ['a number', { args: [3], kwargs: {} }, 'layer b: expected a call with the results of layers alone, found 3'],
  ['a mask', { args: [tensor('a')], kwargs: { mask: tensor('c') } }, 'found the option mask'],
  ['a broken history', { args: [{ ...tensor('a'), config: {} }] }, 'found an Object'],
])('callFromKeras refuses a call with %s', (_, call, message) => {
  expect(() => callFromKeras('b', call, none)).toThrow(message);
});

test('endsFromKeras makes a list of one end, and refuses names', () => {
  expect(endsFromKeras(['a', 0, 0], none)).toEqual([['a', 0, 0]]);
  expect(endsFromKeras([['a', 0, 0]], () => 1)).toEqual([['a', 1, 0]]);
  expect(() => endsFromKeras({ left: ['a', 0, 0] }, none)).toThrow('found the names left for them');
});

test('lowestCalls finds the lowest call that anything goes on from, an output too', () => {
  const layers = [{ inbound_nodes: [[['a', 2, 0]], [['a', 1, 0]], [['b', 3, 0]]] }, { inbound_nodes: [] }];
  const lowest = lowestCalls({ layers, output_layers: [['b', 1, 0]] });
  expect(Object.fromEntries(lowest)).toEqual({ a: 1, b: 1 });
});
