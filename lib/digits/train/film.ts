import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkClassifier } from '../check/classifier';
import type { Digits } from '../data/digits';
import { selectDigits } from '../data/select';
import { answersTo, denseNetwork } from '../evaluate/way-through';
import { type ConfusionMatrix, confusionMatrix } from '../measure/confusion';
import { probabilityRow } from '../measure/classification';
import { requireAtRest } from '../model/in-training';
import { predict } from '../model/predict';
import type { EpochResult } from './history';
import { epochsTrained } from './record';

/** A network as it was after one epoch. */
export interface FilmFrame {
  /** Number of the epoch over the network's whole life; 0 before the first. */
  readonly epoch: number;
  /** What the epoch gave; absent from the frame that was taken before the training. */
  readonly result?: EpochResult;
  /** Of all digits of the film. */
  readonly confusion: ConfusionMatrix;
  /** For the digits that are watched one by one: float32, shape (watched, classes). */
  readonly probabilities: Float32Array;
  /** What the last hidden layer answers to them: float32, shape (watched, units). */
  readonly hidden: Float32Array;
  /** Weights of the first units of the first layer, as images: float32, shape (pictured, pixels of an image). */
  readonly weights: Float32Array;
}

/** What a network was like before and after each epoch of a training, such as `filmTraining` makes. */
export interface TrainingFilm {
  /** The digits that are watched one by one, the first of each class. */
  readonly watched: Digits;
  /** Where they stand in the data. */
  readonly indices: readonly number[];
  /** One before the training, and one after each epoch. */
  readonly frames: readonly FilmFrame[];
  /** Takes the next frame: give it to `fit` as `onEpoch`, or the film to `watchTraining`. */
  readonly take: (result: EpochResult) => Promise<void>;
}

/** Digits of each class that are watched one by one. */
const OF_CLASS = 20;
/** Units whose weights are pictured. */
const PICTURED = 10;
const DOING = 'filming a training';

/**
 * Films a training: keeps what the network is like now, and after each epoch of the `fit` that it is given to. What it
 * costs is one look at the digits an epoch; nothing is learned from them.
 *
 * @param model a network of dense layers, with a hidden one, that ends with softmax
 * @param digits what it is asked about, such as the validation data
 * @throws TypeError if the model is another one, or these are no digits
 * @throws RangeError if there are no digits, or the model does not fit them
 * @throws Error if the model is in the middle of an epoch of training
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 200), 0.2);
 * const model = buildAnn({ seed: 1, hiddenUnits: 8 });
 * const film = await filmTraining(model, validation);
 * await fit(model, train, { epochs: 2, onEpoch: film.take });
 * film.frames.map(({ epoch }) => epoch) // [0, 1, 2]
 */
export async function filmTraining(model: LayersModel, digits: Digits): Promise<TrainingFilm> {
  const classes = checkClassifier(DOING, model, digits);
  requireAtRest(model, DOING);
  if (denseNetwork(DOING, model).layers.length < 2) {
    throw new TypeError(`${DOING}: expected a network with a hidden layer, found one without`);
  }
  const indices = firstOfEach(digits);
  const frames: FilmFrame[] = [];
  const take = async (result?: EpochResult): Promise<void> => {
    const probabilities = await predict(model, digits);
    const rows = indices.map((index) => probabilityRow(probabilities, index, classes));
    const network = denseNetwork(DOING, model);
    frames.push({
      epoch: result?.epoch ?? epochsTrained(model),
      ...(result && { result }),
      confusion: confusionMatrix({ probabilities, labels: digits.labels, classes }),
      probabilities: Float32Array.from(rows.flatMap((row) => Array.from(row))),
      hidden: answersTo(network, digits, indices, network.layers.length - 2),
      weights: pictures(network.layers[0]),
    });
  };
  await take();
  return { watched: selectDigits(digits, indices), indices, frames, take };
}

/** The first digits of each class, in the order of the data. */
function firstOfEach({ labels }: Digits): number[] {
  const seen = new Map<number, number>();
  return Array.from(labels.keys()).filter((index) => {
    const label = labels[index] ?? 0;
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return before < OF_CLASS;
  });
}

/** The weights of the first units, each as an image. */
function pictures(layer: ReturnType<typeof denseNetwork>['layers'][number] | undefined): Float32Array {
  const { kernel = new Float32Array(0), bias = new Float32Array(0) } = layer ?? {};
  const [count, pixels] = [Math.min(PICTURED, bias.length), kernel.length / (bias.length || 1)];
  return Float32Array.from({ length: count * pixels }, (_, at) => {
    return kernel[(at % pixels) * bias.length + Math.floor(at / pixels)] ?? 0;
  });
}
