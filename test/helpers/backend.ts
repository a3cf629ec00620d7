import { BACKEND_VARIABLE } from '@digits/common/protocol';

import { type Backend, type BackendName, selectBackend } from '../../lib/digits/backend/backend';

/** The backend that the tests run on: `wasm`, or what the environment variable DIGITS_BACKEND names. */
export const TEST_BACKEND = (process.env[BACKEND_VARIABLE] ?? 'wasm') as BackendName;

/** Chooses the backend that the tests run on. */
export function testBackend(): Promise<Backend> {
  return selectBackend(TEST_BACKEND);
}
