import type { LayersModel } from '@tensorflow/tfjs-layers';

import { compileForDigits } from '../model/compile';
import { saveModel } from '../model/storage';

/** Name of every shipped network: TensorFlow.js counts those of a process. */
const NAME = 'digits';

/** Step size with which a training that goes on from a shipped network begins, Adam's usual one. */
const USUAL_RATE = 0.001;

/**
 * Saves a trained network as it is shipped: its layers and weights. The optimizer begins anew, whose state would be
 * twice as large as the weights, and the record of the training is left to the study, which has it without times.
 * The same network makes the same bytes.
 */
export async function keepModel(model: LayersModel, folder: string): Promise<void> {
  const { optimizer } = model;
  compileForDigits(model, USUAL_RATE);
  optimizer.dispose();
  model.setUserDefinedMetadata({});
  model.name = NAME;
  await saveModel(model, folder);
}
