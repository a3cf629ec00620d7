import { checkTopology } from '../../../../lib/digits/model/storage/topology';

/** A layer of a functional model, connected to some others by their names. */
const layer = (name: string, ...sources: string[]) => ({
  name,
  class_name: sources.length === 0 ? 'InputLayer' : 'Dense',
  config: { name },
  inbound_nodes: sources.map((source) => [[source, 0, 0]]),
});
const functional = (...layers: object[]) => ({ class_name: 'Functional', config: { layers } });

test('checkTopology takes layers in any order that can be connected', () => {
  checkTopology(functional(layer('c', 'b'), layer('b', 'a'), layer('a')));
  checkTopology({ class_name: 'Sequential', config: [{ class_name: 'Dense', config: {} }] });
});

test.each<[string, object, string]>([
  ['layers that wait for one another', functional(layer('a', 'b'), layer('b', 'a')), 'which waits for others itself'],
  ['a layer that is not there', functional(layer('a', 'x')), 'found "x", which is not there'],
  ['two of one name', functional(layer('a'), layer('a')), 'expected a name of its own for each layer'],
  ['no layers', { class_name: 'Sequential', config: {} }, 'expected the layers of the model, found undefined'],
  ['a call of Keras 3', functional({ ...layer('a'), inbound_nodes: [{ args: [] }] }), 'found an Object'],
])('checkTopology refuses %s', (_, topology, message) => {
  expect(() => checkTopology({ ...topology })).toThrow(message);
});
