import { checkNumber, checkNumbers, describe, isIndexName, isKind, isPromise } from '../check/values';
import type { Digits } from '../data/digits';
import type { DigitLoss } from '../measure/loss';

/** How much each class, or each digit, counts in the training loss; one of the two at most. */
export interface ExampleWeights {
  /**
   * By label, each 0 or more: the loss of a digit is multiplied with that of its class. A class that is left out
   * counts once, as in Keras. @default all 1
   */
  readonly classWeight?: Readonly<Record<number, number>>;
  /** One for each digit of the data, each 0 or more, shape (count). @default all 1 */
  readonly sampleWeight?: ArrayLike<number>;
}

const isWeight = (value: number): boolean => Number.isFinite(value) && value >= 0;

/**
 * The weight of each digit.
 *
 * @param classes how many classes the model tells apart
 * @param loss what the model is compiled with
 * @returns float32, shape (count); undefined if nothing is weighted
 * @throws TypeError if there are both, they are of another kind, or the loss is of a whole batch
 * @throws RangeError if a weight is not 0 or more, one is for a class that is not there, or there is not one for each digit
 */
export function exampleWeights(
  digits: Digits,
  { classWeight, sampleWeight }: ExampleWeights,
  classes: number,
  loss: DigitLoss,
): Float32Array | undefined {
  if (classWeight === undefined && sampleWeight === undefined) return undefined;
  if (classWeight !== undefined && sampleWeight !== undefined) {
    throw new TypeError('training: expected either classWeight or sampleWeight, found both');
  }
  if (loss === 'softmaxCrossEntropy') {
    throw new TypeError(
      'training: expected a loss of single digits to weigh, found tf.losses.softmaxCrossEntropy, which is one of a ' +
        'whole batch: compile a model that ends in a softmax with sparseCategoricalCrossentropy',
    );
  }
  return sampleWeight === undefined ? ofClasses(digits, classWeight ?? {}, classes) : ofSamples(digits, sampleWeight);
}

function ofClasses({ labels }: Digits, classWeight: Readonly<Record<number, number>>, classes: number): Float32Array {
  const doing = 'training, classWeight';
  if (!isRecord(classWeight)) {
    throw new TypeError(`${doing}: expected weights by label, such as { 3: 2 }, found ${describe(classWeight)}`);
  }
  for (const [label, weight] of Object.entries(classWeight)) {
    const isLabel = isIndexName(label) && Number(label) < classes;
    if (!isLabel) throw new RangeError(`${doing}: expected labels from 0 to ${classes - 1}, found "${label}"`);
    checkNumber(doing, `a weight of 0 or more for the label ${label}`, weight, isWeight);
  }
  return Float32Array.from(labels, (label) => classWeight[label] ?? 1);
}

/** Of a Map, a Set or a promise, no entry would be a weight. */
function isRecord(given: object): boolean {
  return isKind(given, 'object') && !isPromise(given) && (Array.isArray(given) || !(Symbol.iterator in given));
}

function ofSamples({ count }: Digits, sampleWeight: ArrayLike<number>): Float32Array {
  const doing = 'training, sampleWeight';
  checkNumbers(doing, 'weights of 0 or more', sampleWeight, isWeight);
  if (sampleWeight.length === count) return Float32Array.from(sampleWeight);
  throw new RangeError(`${doing}: expected one weight for each of ${count} digits, found ${sampleWeight.length}`);
}
