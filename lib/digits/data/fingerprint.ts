import { hash } from '../platform/hash';
import { noteData } from '../platform/origins';
import type { DigitsDataset } from './digits';

/** 16 hexadecimal digits of the SHA-256 of the bytes of all arrays. */
export function fingerprintOf(arrays: readonly ArrayBufferView[]): string {
  const bytes = arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
  return hash('sha256', bytes.map((part) => hash('sha256', part)).join(' ')).slice(0, 16);
}

const arraysOf = ({ train, test }: DigitsDataset): readonly Uint8Array[] => [
  train.images,
  train.labels,
  test.images,
  test.labels,
];

/** The fingerprint of a data set's pixels and labels, as `npm run study` keeps it with each result. */
export function datasetFingerprint(dataset: DigitsDataset): string {
  return fingerprintOf(arraysOf(dataset));
}

/**
 * Notes for whoever runs the notebook that a data set was loaded. Its arrays are not kept in memory for that.
 *
 * @returns the data set
 */
export function noted(dataset: DigitsDataset): DigitsDataset {
  const arrays = arraysOf(dataset).map((array) => new WeakRef(array));
  noteData(dataset.name, () => {
    const left = arrays.flatMap((reference) => reference.deref() ?? []);
    return left.length === arrays.length ? fingerprintOf(left) : undefined;
  });
  return dataset;
}
