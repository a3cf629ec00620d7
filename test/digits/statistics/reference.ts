// What SciPy says of the same values: reference.py beside this writes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Reference {
  readonly probability: readonly (readonly [z: number, probability: number])[];
  readonly quantile: readonly (readonly [probability: number, z: number])[];
  readonly bca: readonly {
    readonly values: readonly number[];
    readonly confidence: number;
    readonly means: readonly number[];
    readonly low: number;
    readonly high: number;
  }[];
  readonly flips: readonly { readonly first: number[]; readonly second: number[]; readonly p: number }[];
  readonly coins: readonly (readonly [heads: number, tails: number, p: number])[];
  readonly wilson: readonly {
    readonly won: number;
    readonly pairs: number;
    readonly low: number;
    readonly high: number;
  }[];
  readonly hotelling: readonly {
    readonly cloud: readonly (readonly [number, number])[];
    readonly point: readonly [number, number];
    readonly distance: number;
    readonly p: number;
  }[];
  readonly holm: { readonly given: readonly number[]; readonly corrected: readonly number[] };
}

export const scipy = JSON.parse(readFileSync(join(__dirname, 'reference.json'), 'utf8')) as Reference;

/** How far two numbers lie apart, as a share of the one that is right. */
export const relativeError = (found: number, right: number): number =>
  found === right ? 0 : Math.abs((found - right) / right);
