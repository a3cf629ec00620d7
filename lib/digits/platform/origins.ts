import { ORIGINS, type Origins } from '@digits/common/protocol';

const fingerprints = new Map<string, () => string | undefined>();
const seeds = new Set<number>();

/** What a runner of notebooks may ask for at the end. */
function origins(): Origins {
  return {
    data: [...fingerprints].map(([name, fingerprint]) => ({ name, fingerprint: fingerprint() ?? null })),
    seeds: [...seeds],
  };
}

/**
 * Notes that a data set was loaded, for whoever runs the notebook.
 *
 * @param fingerprint gives it when it is asked for, since it takes a while; undefined if the data are gone
 */
export function noteData(name: string, fingerprint: () => string | undefined): void {
  fingerprints.set(name, fingerprint);
  Reflect.set(globalThis, ORIGINS, origins);
}

/** Notes that a training has this seed, for whoever runs the notebook. */
export function noteSeed(seed: number): void {
  seeds.add(seed);
  Reflect.set(globalThis, ORIGINS, origins);
}
