import * as tfl from '@tensorflow/tfjs-layers';

import { withFrozen } from '../../../../lib/digits/model/storage/frozen';
import { isObject } from '../../../../lib/digits/platform/model-files/model-json';
import { testBackend } from '../../../helpers/backend';
import { FREEZING, squareModel } from '../frozen-models';

beforeAll(() => testBackend());

/** What a configuration says of each layer with weights, also of those in models within. */
function trainable(topology: unknown): Record<string, unknown> {
  const config = isObject(topology) && isObject(topology.config) ? topology.config : {};
  if (!Array.isArray(config.layers))
    return config.units === undefined ? {} : { [String(config.name)]: config.trainable };
  return Object.assign({}, ...config.layers.map(trainable)) as Record<string, unknown>;
}

const topologyOf = (model: tfl.LayersModel): object => {
  const topology: unknown = model.toJSON(undefined, false);
  return isObject(topology) ? topology : {};
};

test.each(FREEZING)(
  'withFrozen says that a layer which was frozen %s does not learn, and the other does',
  (_way, freeze) => {
    const model = squareModel();
    expect(trainable(withFrozen({ ...topologyOf(model) }, model))).toEqual({ first: true, second: true });
    freeze(model, false);
    expect(trainable(withFrozen({ ...topologyOf(model) }, model))).toEqual({ first: false, second: true });
  },
);

test('withFrozen looks into models that are layers', () => {
  const inner = squareModel();
  const outer = tfl.sequential({ layers: [inner, tfl.layers.dense({ units: 3, name: 'head' })] });
  inner.trainable = false;
  expect(trainable(withFrozen({ ...topologyOf(outer) }, outer))).toEqual({ first: false, second: false, head: true });
});
