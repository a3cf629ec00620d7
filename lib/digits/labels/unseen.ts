import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import type { Digits } from '../data/digits';
import { classify } from '../evaluate/classify';
import type { Classification } from '../measure/classification';
import { disposeModel } from '../model/dispose';
import { fit } from '../train/fit';
import type { FitOptions } from '../train/fit-options';

/**
 * What a new network answers to digits that it has not seen, nor their labels: it is trained on others, asked,
 * and disposed of.
 *
 * @param train what it learns from
 * @param unseen what it is asked about
 * @param build gives a compiled network
 * @param options of `fit`
 */
export async function answersToUnseen(
  train: Digits,
  unseen: Digits,
  build: () => LayersModel,
  options: FitOptions,
): Promise<Classification> {
  const model = build();
  checkModel('asking about unseen digits', model);
  try {
    return await answersOf(model, train, unseen, options);
  } finally {
    disposeModel(model);
  }
}

/** As `answersToUnseen`, of a network that is there, and stays. */
export async function answersOf(
  model: LayersModel,
  train: Digits,
  unseen: Digits,
  options: FitOptions,
): Promise<Classification> {
  await fit(model, train, options);
  return classify(model, unseen);
}
