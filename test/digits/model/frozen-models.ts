import * as tfl from '@tensorflow/tfjs-layers';

import { compileForDigits } from '../../../lib/digits/model/compile';
import { glorotUniform } from '../../../lib/digits/model/initial-weights';

const dense = (name: string, layer: 0 | 1, activation: 'relu' | 'softmax'): tfl.layers.Layer =>
  tfl.layers.dense({ units: 64, name, activation, kernelInitializer: glorotUniform(1, layer) });

/** A network whose two layers with weights have the same shapes, so that nothing but order tells them apart. */
export function squareModel(): tfl.LayersModel {
  const inputs = tfl.input({ shape: [8, 8] });
  const layers = [tfl.layers.flatten(), dense('first', 0, 'relu'), dense('second', 1, 'softmax')];
  const outputs = layers.reduce((tensor, layer) => layer.apply(tensor) as tfl.SymbolicTensor, inputs);
  const model = tfl.model({ inputs, outputs });
  compileForDigits(model, 0.001);
  return model;
}

/** The ways in which TensorFlow.js lets the first layer be frozen. */
export const FREEZING: readonly (readonly [string, (model: tfl.LayersModel, trainable: boolean) => void])[] = [
  [
    'by the layer',
    (model, trainable) => {
      model.getLayer('first').trainable = trainable;
    },
  ],
  [
    'by its weights',
    (model, trainable) => {
      for (const weight of model.getLayer('first').weights) weight.trainable = trainable;
    },
  ],
  [
    'by a model that shares it',
    (model, trainable) => {
      tfl.model({ inputs: model.inputs, outputs: model.getLayer('first').output }).trainable = trainable;
    },
  ],
];
