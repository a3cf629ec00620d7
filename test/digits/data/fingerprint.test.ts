import { createHash } from 'node:crypto';

import { ORIGINS } from '../../../lib/common/protocol';
import { datasetFingerprint, fingerprintOf, noted } from '../../../lib/digits/data/fingerprint';
import { loadDigits } from '../../../lib/digits/data/load';
import { readStudy } from '../../../lib/digits/study/results';

const sha = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

test('fingerprintOf hashes the bytes of each array, and then their hashes', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const expected = sha(`${sha(bytes.slice(4))} ${sha(Uint8Array.of(9))}`).slice(0, 16);
  expect(fingerprintOf([new Float32Array(bytes.buffer, 4, 1), Uint8Array.of(9)])).toBe(expected);
});

test('datasetFingerprint of MNIST is that of the results of the study', () => {
  const kept = new Set(readStudy().map(({ data }) => data));
  expect([...kept]).toEqual([datasetFingerprint(loadDigits('mnist'))]);
});

test('noted tells whoever asks for the origins what was loaded', () => {
  const quick = loadDigits('quick');
  expect(noted(quick)).toBe(quick);
  const origins = (Reflect.get(globalThis, ORIGINS) as () => { data: unknown[] })();
  expect(origins.data).toContainEqual({ name: 'quick', fingerprint: datasetFingerprint(quick) });
});
