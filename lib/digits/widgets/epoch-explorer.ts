import { checkDigits } from '../check/digits';
import { checkOptions } from '../check/options';
import { checkEach, checkFields, checkNumbers } from '../check/values';
import { CLASSES } from '../data/digits';
import { hiddenPlane } from '../figures/charts/hidden-plane';
import { extremes } from '../statistics/extremes';
import { principalAxes, projected } from '../statistics/principal-axes';
import type { FilmFrame, TrainingFilm } from '../train/film';
import { changesOf, LEVELS, PLACES, THOUSAND, toTwoBytes } from './film-bytes';
import { packBytes, packPictures } from './pack';
import type { Widget } from './widget';

export interface EpochExplorerOptions {
  /** @default 'Your training, epoch by epoch' */
  readonly title?: string;
}

const DOING = 'opening a film of a training';

/** Epochs that fit into an output, at most: the frames between are then left out. */
const MOST_FRAMES = 31;
/** The share of the largest weight at which the colours end: few are so large, and the others would be pale. */
const STRONG = 0.5;

/**
 * A slider over the epochs of a training that was filmed: the weights of some hidden units as pictures, the last hidden
 * layer in two dimensions, the confusion matrix, and the probabilities of one digit, before the training and after
 * each epoch. Choose a point, by a click or with the arrow keys, and its digit is shown.
 *
 * The two dimensions are the principal axes of the last frame, the same for all frames. Pictures are kept in a few
 * shades, the places of the points in two bytes; what is shown as a number is kept as it is shown. For the report's
 * network and ten epochs it is about 100 kB; of more than 31 frames every second, third or so is left out.
 *
 * @param film such as `filmTraining` makes, once `fit` has run
 * @throws TypeError if it is no film
 * @throws RangeError if no epoch was filmed
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 200), 0.2);
 * const model = buildAnn({ seed: 1, hiddenUnits: 8 });
 * const film = await filmTraining(model, validation);
 * await fit(model, train, { epochs: 2, onEpoch: film.take });
 * show(epochExplorer(film));
 */
export function epochExplorer(film: TrainingFilm, options: EpochExplorerOptions = {}): Widget {
  checkFilm(film);
  checkOptions(DOING, options, { title: 'string' });
  const { title = 'Your training, epoch by epoch' } = options;
  const { watched, indices } = film;
  const frames = thinned(film.frames);
  const last = frames.at(-1);
  const units = (last?.hidden.length ?? 0) / watched.count;
  const axes = principalAxes(last?.hidden ?? [], units, 2);
  const points = frames.map(({ hidden }) => projected(hidden, axes));
  const figure = hiddenPlane(points.at(-1) ?? [], watched.labels, {
    title: `${title}: the hidden layer at its end`,
    ...(watched.classNames && { classNames: watched.classNames }),
  });
  const weights = signedBytes(frames.map((frame) => frame.weights));
  return {
    widget: 'epochs',
    attributes: {
      data: {
        frames: frames.map(({ epoch, result, confusion }) => ({ epoch, ...shownResult(result), confusion })),
        indices,
        labels: Array.from(watched.labels),
        classes: last?.confusion.length ?? CLASSES,
        ...(watched.classNames && { classNames: watched.classNames }),
        shares: axes.shares.map((share) => Number(share.toFixed(3))),
        strongest: Number(weights.limit.toPrecision(6)),
      },
      weights: packBytes(changesOf(weights.bytes)),
      points: packBytes(toTwoBytes(placesOf(points))),
      probabilities: packBytes(
        toTwoBytes(
          frames.flatMap(({ probabilities }) => Array.from(probabilities, (each) => Math.round(each * THOUSAND))),
        ),
      ),
      images: packPictures(watched.images),
      caption: title,
    },
    weights: [],
    figure,
    alt: figure.alt,
  };
}

function checkFilm(film: TrainingFilm): void {
  checkFields(DOING, 'a film, such as filmTraining makes', film, { watched: 'object', indices: Array, frames: Array });
  const { watched, indices, frames } = film;
  checkDigits(DOING, watched);
  checkNumbers(DOING, 'the places of digits, from 0 up', indices, (index) => Number.isInteger(index) && index >= 0);
  const arrays = { probabilities: Float32Array, hidden: Float32Array, weights: Float32Array };
  checkEach(DOING, 'a frame of a film', frames, { epoch: 'number', ...arrays, confusion: Array });
  const [first] = frames;
  for (const { probabilities, hidden, weights } of frames) {
    if (hidden.length === first?.hidden.length && weights.length === first.weights.length) {
      if (probabilities.length === first.probabilities.length) continue;
    }
    throw new RangeError(`${DOING}: expected frames of one network, found frames of different sizes`);
  }
  if (frames.length > 1) return;
  throw new RangeError(
    `${DOING}: expected at least one epoch on it, found none: give it to watchTraining(epochs, { film }), or film.take to fit as onEpoch`,
  );
}

/** The first and the last frame, and of those between no more than there is room for, evenly. */
function thinned(frames: readonly FilmFrame[]): FilmFrame[] {
  const step = Math.ceil((frames.length - 1) / (MOST_FRAMES - 1));
  return frames.filter((_, at) => at % step === 0 || at === frames.length - 1);
}

/** What is shown of an epoch's result, with the decimals that are shown. */
function shownResult(result: FilmFrame['result']): object {
  const rounded = (value: number): number => Number(value.toFixed(4));
  if (!result) return {};
  const { loss, validationLoss } = result;
  return { loss: rounded(loss), ...(validationLoss !== undefined && { validationLoss: rounded(validationLoss) }) };
}

/** Weights of all frames on one scale: 128 is 0, `LEVELS` more or less is the limit, and what is beyond it. */
function signedBytes(frames: readonly Float32Array[]): { readonly bytes: Uint8Array[]; readonly limit: number } {
  const most = frames.reduce((all, frame) => frame.reduce((each, value) => Math.max(each, Math.abs(value)), all), 0);
  const limit = most * STRONG;
  const level = (value: number): number => Math.max(-1, Math.min(1, value / (limit || 1))) * LEVELS;
  return { limit, bytes: frames.map((frame) => Uint8Array.from(frame, (value) => 128 + Math.round(level(value)))) };
}

/** The places of all points of all frames, from 0 to `PLACES`, on one scale for across and up. */
function placesOf(frames: readonly Float64Array[]): number[] {
  const all = frames.flatMap((points) => Array.from(points));
  const middle = [0, 1].map((part) => extremes(all.filter((_, at) => at % 2 === part)));
  const span = Math.max(...middle.map(({ least, most }) => most - least)) || 1;
  return all.map((value, at) => {
    const { least = 0, most = 0 } = middle[at % 2] ?? {};
    return Math.round(((value - (least + most) / 2) / span + 0.5) * PLACES);
  });
}
