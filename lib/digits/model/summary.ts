import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { checkEach, checkKind } from '../check/values';
import { outputIn } from './layer';

/** One layer of a model. */
export interface LayerSummary {
  /** Name of the layer in the model, for example `dense_Dense1`. */
  readonly name: string;
  /** Kind of layer, for example `Dense`. */
  readonly type: string;
  /** Activation function, for layers that have one. */
  readonly activation: string | undefined;
  /** Shape of the output for one image, for example [128]. */
  readonly outputShape: readonly (number | null)[];
  /** Number of weights and biases. */
  readonly parameters: number;
}

/** A model's layers, and how many parameters they have in all. */
export interface ModelSummary {
  readonly layers: readonly LayerSummary[];
  readonly parameters: number;
}

/**
 * The layers of a model with their output shapes and parameter counts, first to last.
 *
 * @throws TypeError if the model is none
 * @example
 * const { layers, parameters } = summarize(buildAnn());
 * parameters // 101770
 * layers.map(({ type }) => type) // ['Flatten', 'Dense', 'Dense']
 */
export function summarize(model: LayersModel): ModelSummary {
  checkModel('summarizing', model);
  const layers = model.layers.map((layer) => {
    const activation: unknown = layer.getConfig().activation;
    return {
      name: layer.name,
      type: layer.getClassName(),
      activation: typeof activation === 'string' ? activation : undefined,
      outputShape: (outputIn(model, layer)?.shape ?? []).slice(1),
      parameters: layer.countParams(),
    };
  });
  // A layer that occurs twice has its parameters once.
  const parameters = [...new Set(model.layers)].reduce((sum, layer) => sum + layer.countParams(), 0);
  return { layers, parameters };
}

/**
 * A summary as the rows of a table, one a layer, under headings for people.
 *
 * @throws TypeError if it is none
 * @example
 * const summary = summarize(buildAnn());
 * showTable(layerRows(summary), { caption: `In all ${summary.parameters} parameters` });
 */
export function layerRows(summary: ModelSummary): Readonly<Record<string, string | number | undefined>>[] {
  const doing = 'listing layers';
  checkKind(doing, 'a summary, such as summarize gives', summary, 'object');
  const fields = { name: 'string', outputShape: 'array', parameters: 'number' } as const;
  checkEach(doing, 'the summary of a layer', summary.layers, fields);
  return summary.layers.map(({ name, type, activation, outputShape, parameters }) => ({
    name,
    type,
    activation,
    'output shape': outputShape.join(' × '),
    parameters,
  }));
}
