import type { layers, LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { checkKind } from '../check/values';

/**
 * A layer of a model by its name.
 *
 * @param action what is being done, for the error
 * @throws TypeError if the model is none, or the name no text
 * @throws RangeError if the model has no layer of that name
 */
export function layerNamed(model: LayersModel, name: string, action: string): layers.Layer {
  checkModel(action, model);
  checkKind(action, 'the name of a layer', name, 'string');
  const layer = model.layers.find((candidate) => candidate.name === name);
  if (layer !== undefined) return layer;
  const names = model.layers.map((candidate) => candidate.name).join(', ');
  throw new RangeError(`${action}: expected one of the layers ${names}, found ${JSON.stringify(name)}`);
}
