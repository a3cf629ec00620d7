import type { DigitsDataset } from '../data/digits';
import { digitsBetween } from '../data/select';
import { fileExists, pathIn, writeWhole } from '../platform/files';
import { hash } from '../platform/hash';
import { readJson } from '../platform/json-file';
import { isNeighbour, type Neighbour, nearestNeighbours } from './neighbours';
import { digitsKey, type NetworkOptions } from './networks';

/** Test digits whose neighbours are looked for between two lines of the log. */
const STEP = 1000;

/**
 * The nearest training digit of every test digit. What is found for each thousand is kept in the folder, so that a
 * run that was stopped goes on where it was.
 */
export function neighboursAcross(
  { train, test }: DigitsDataset,
  { folder, log }: Pick<NetworkOptions, 'folder' | 'log'>,
): Neighbour[] {
  const key = hash('sha256', digitsKey(train) + digitsKey(test)).slice(0, 16);
  const all: Neighbour[] = [];
  for (let start = 0; start < test.count; start += STEP) {
    const file = pathIn(folder, `${key}-neighbours-${start}.json`);
    const some = digitsBetween(test, start, Math.min(start + STEP, test.count));
    const before = fileExists(file) ? readNeighbours(file) : undefined;
    const found = before?.length === some.count ? before : nearestNeighbours(some, train);
    if (found !== before) writeWhole(file, JSON.stringify(found));
    all.push(...found.map((pair) => ({ ...pair, index: start + pair.index })));
    log(`nearest neighbours of ${all.length} of ${test.count} test digits`);
  }
  return all;
}

/** What an earlier run has left; undefined if it is anything else. */
function readNeighbours(file: string): Neighbour[] | undefined {
  const found = readJson('reading neighbours', file, 'delete it, and npm run labels looks for them anew');
  return areNeighbours(found) ? found : undefined;
}

function areNeighbours(value: unknown): value is Neighbour[] {
  return Array.isArray(value) && value.every(isNeighbour);
}
