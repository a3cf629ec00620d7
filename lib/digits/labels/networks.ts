import { type Digits, type DigitsDataset, measuresOf } from '../data/digits';
import { selectDigits } from '../data/select';
import type { Classification } from '../measure/classification';
import { fileExists, pathIn, readBytes, writeWhole } from '../platform/files';
import { hash } from '../platform/hash';
import { foldIndices, indicesOutside } from '../split/folds';
import { recipeKey } from '../study/recipe';
import { AUDIT_FOLDS, type Auditor } from './auditors';
import { putRows } from './out-of-fold';
import { answersToUnseen } from './unseen';

/** Where the answers of each network are kept, and what is told of them. */
export interface NetworkOptions {
  /** A folder for the answers of each trained network, so that a run that was stopped goes on where it was. */
  readonly folder: string;
  readonly threads: number;
  readonly log: (line: string) => void;
}

/** Of the digits: other pixels or labels give another. */
export function digitsKey({ images, labels }: Digits): string {
  return hash('sha256', hash('sha256', images) + hash('sha256', labels)).slice(0, 16);
}

/**
 * The answers of an auditor to the test digits, one for each of its seeds, by networks trained on all training digits.
 */
export async function testAnswers(
  auditor: Auditor,
  { train, test }: DigitsDataset,
  options: NetworkOptions,
): Promise<Classification[]> {
  const answers: Classification[] = [];
  for (let seed = 1; seed <= auditor.testSeeds; seed++) {
    const what = `${auditor.name}, test digits, seed ${seed} of ${auditor.testSeeds}`;
    answers.push(await kept(auditor, seed, what, train, test, options));
  }
  return answers;
}

/**
 * The answers of an auditor to the training digits, one for each of its seeds, each digit by a network that was
 * trained on the folds in which it is not.
 */
export async function trainAnswers(
  auditor: Auditor,
  { train }: Pick<DigitsDataset, 'train'>,
  options: NetworkOptions,
): Promise<Classification[]> {
  const { classes } = measuresOf(train);
  const all: Classification[] = [];
  for (let seed = 1; seed <= auditor.trainSeeds; seed++) {
    const probabilities = new Float32Array(train.count * classes);
    for (const [place, fold] of foldIndices(train, AUDIT_FOLDS, { seed }).entries()) {
      const seeds = `seed ${seed} of ${auditor.trainSeeds}`;
      const what = `${auditor.name}, training digits, ${seeds}, fold ${place + 1} of ${AUDIT_FOLDS}`;
      const others = selectDigits(train, indicesOutside(train.count, fold));
      putRows(
        probabilities,
        fold,
        await kept(auditor, seed, what, others, selectDigits(train, fold), options),
        classes,
      );
    }
    all.push({ probabilities, labels: train.labels, classes });
  }
  return all;
}

/** The answers of one network: read, if an earlier run has left them, else worked out and kept. */
async function kept(
  auditor: Auditor,
  seed: number,
  what: string,
  train: Digits,
  unseen: Digits,
  { folder, threads, log }: NetworkOptions,
): Promise<Classification> {
  const key = hash('sha256', [recipeKey(auditor), seed, digitsKey(train), digitsKey(unseen)].join(' ')).slice(0, 16);
  const file = pathIn(folder, `${key}.f32`);
  const { classes } = measuresOf(unseen);
  const length = unseen.count * classes;
  const before = fileExists(file) ? floats(readBytes(file)) : undefined;
  if (before?.length === length) {
    log(`${what} (kept from before)`);
    return { probabilities: before, labels: unseen.labels, classes };
  }
  const { probabilities } = await answersToUnseen(train, unseen, () => auditor.build(seed), {
    ...auditor.fit,
    seed,
    threads,
  });
  writeWhole(file, new Uint8Array(probabilities.buffer, probabilities.byteOffset, probabilities.byteLength));
  log(what);
  return { probabilities, labels: unseen.labels, classes };
}

/** Bytes as the numbers that they were, in memory of their own, where they are aligned. */
function floats(bytes: Uint8Array): Float32Array {
  return bytes.length % 4 === 0 ? new Float32Array(Uint8Array.from(bytes).buffer) : new Float32Array(0);
}
