/* Labels as they stand in a folder's files, and as the library counts them: from 0. */
import { MOST_CLASSES } from '../digits';

/** Labels of both parts, counted from 0, with what their classes are called. */
export interface CountedLabels {
  readonly train: Uint8Array;
  readonly test: Uint8Array;
  readonly classNames: readonly string[];
  /** What the lowest label is in the files. */
  readonly first: number;
}

/** The labels of a file. */
export interface LabelFile {
  readonly name: string;
  readonly labels: Uint8Array;
}

/**
 * Counts labels from 0: EMNIST's letters go from 1 to 26. Without names of classes a set has those from its lowest to
 * its highest label, under the labels of its files; with names as many as there are names.
 *
 * @param known names of the classes, and the label of the first, as far as they are known
 * @throws RangeError if there is no label in a file, only one class or name, or a label has no name
 */
export function countLabels(
  doing: string,
  train: LabelFile,
  test: LabelFile,
  known: { readonly names: readonly string[] | undefined; readonly first: number | undefined },
): CountedLabels {
  for (const { name, labels } of [train, test]) {
    if (labels.length === 0) throw new RangeError(`${doing}: expected labels in ${name}, found none`);
  }
  const { names } = known;
  const extremes = [train, test].map(({ labels }) => extremesOf(labels));
  const least = Math.min(...extremes.map(([low]) => low));
  const most = Math.max(...extremes.map(([, high]) => high));
  // Names for all labels from 0 on say that the missing ones are just rare.
  const first = known.first ?? (names !== undefined && most < names.length ? 0 : least);
  const classNames = names ?? Array.from({ length: most - first + 1 }, (_, place) => String(first + place));
  if (classNames.length < 2 || classNames.length > MOST_CLASSES) {
    const what = names === undefined ? `classes in ${train.name}` : 'names of classes';
    throw new RangeError(`${doing}: expected 2 to ${MOST_CLASSES} ${what}, found ${classNames.length}`);
  }
  for (const { name, labels } of [train, test]) {
    const stray = labels.findIndex((label) => label < first || label - first >= classNames.length);
    if (stray < 0) continue;
    const highest = first + classNames.length - 1;
    throw new RangeError(
      `${doing}: expected labels from ${first} to ${highest} in ${name}, as there are ${classNames.length} names of ` +
        `classes, found ${labels[stray]} at index ${stray}`,
    );
  }
  const counted = ({ labels }: LabelFile): Uint8Array => (first === 0 ? labels : labels.map((label) => label - first));
  return { train: counted(train), test: counted(test), classNames, first };
}

function extremesOf(labels: Uint8Array): readonly [least: number, most: number] {
  return labels.reduce<[number, number]>(
    ([low, high], label) => [Math.min(low, label), Math.max(high, label)],
    [MOST_CLASSES, 0],
  );
}
