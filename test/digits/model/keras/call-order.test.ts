import { inCallOrder } from '../../../../lib/digits/model/keras/call-order';

const layer = (name: string, ...calls: (readonly [string, number])[]) => ({
  name,
  class_name: calls.length === 0 ? 'InputLayer' : 'Dense',
  config: { name },
  inbound_nodes: calls.map(([source, call]) => [[source, call, 0, {}]]),
});
const functional = (layers: object[], output: readonly [string, number]) => ({
  class_name: 'Functional',
  config: { name: 'm', layers, input_layers: [['x', 0, 0]], output_layers: [[...output, 0]] },
});

test('inCallOrder puts first what can be made first, and numbers anew what goes on from it', () => {
  // "shared" is in front of "late", from which its first call comes: TensorFlow.js makes its second call first.
  const given = [
    layer('x'),
    layer('shared', ['late', 0], ['x', 0]),
    layer('late', ['x', 0]),
    layer('end', ['shared', 1]),
  ];
  const expected = [
    layer('x'),
    layer('shared', ['x', 0], ['late', 0]),
    layer('late', ['x', 0]),
    layer('end', ['shared', 0]),
  ];
  expect(inCallOrder(functional(given, ['shared', 0]))).toEqual(functional(expected, ['shared', 1]));
});

test('inCallOrder leaves alone what is in order, and rows of layers', () => {
  const row = functional([layer('x'), layer('a', ['x', 0], ['a', 0])], ['a', 1]);
  expect(inCallOrder(row)).toBe(row);
  const sequential = { class_name: 'Sequential', config: { layers: [layer('x')] } };
  expect(inCallOrder({ model_config: sequential })).toEqual({ model_config: sequential });
});

test('inCallOrder looks into models that are layers', () => {
  const inner = functional([layer('x'), layer('s', ['l', 0], ['x', 0]), layer('l', ['x', 0])], ['s', 0]);
  const outer = functional([layer('x'), { ...inner, name: 'm', inbound_nodes: [[['x', 0, 0, {}]]] }], ['m', 1]);
  expect(JSON.stringify(inCallOrder(outer))).toContain('"output_layers":[["s",1,0]]');
});
