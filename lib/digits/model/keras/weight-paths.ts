import { type layers, LayersModel } from '@tensorflow/tfjs-layers';

import { isObject, type JsonObject } from '../../platform/model-files/model-json';

/** A layer in a model's configuration, or in that of a model which is a layer of it. */
export interface PlacedLayer {
  /** Names of the models around it, from the outermost but one, and its own. */
  readonly names: readonly string[];
  /** Where the weights of Keras 3 have it: `layers/dense_1` for the second Dense layer. */
  readonly path: string;
  readonly className: string;
}

/**
 * All layers of a model, and where the file `model.weights.h5` has their weights: by their classes, counted where
 * one occurs again, since their names may differ between two models of the same kind.
 * Source: `_save_container_state` in Keras's saving_lib.py.
 *
 * @param model class_name and config of a model
 */
export function placedLayers(model: JsonObject, prefix = '', names: readonly string[] = []): PlacedLayer[] {
  const { config } = model;
  const layers: unknown = isObject(config) ? config.layers : config;
  const counts = new Map<string, number>();
  return (Array.isArray(layers) ? layers.filter(isObject) : []).flatMap((layer) => {
    const className = String(layer.class_name === 'Model' ? 'Functional' : layer.class_name);
    const kind = snakeCase(className);
    const before = counts.get(kind) ?? 0;
    counts.set(kind, before + 1);
    const path = `${prefix}layers/${kind}${before > 0 ? `_${before}` : ''}`;
    const own = [...names, String(layer.name ?? (isObject(layer.config) ? layer.config.name : ''))];
    const isModel = isObject(layer.config) && Array.isArray(layer.config.layers);
    return isModel ? placedLayers(layer, `${path}/`, own) : [{ names: own, path, className }];
  });
}

/** `MaxPooling2D` as `max_pooling2d`: Source: `to_snake_case` in Keras's naming.py. */
export function snakeCase(name: string): string {
  return name
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** A layer of a model, or of a model within, by the names that `placedLayers` gives. */
export function layerIn(model: LayersModel, [name, ...inner]: readonly string[]): layers.Layer | undefined {
  const layer = model.layers.find((each) => each.name === name);
  return inner.length > 0 && layer instanceof LayersModel ? layerIn(layer, inner) : layer;
}
