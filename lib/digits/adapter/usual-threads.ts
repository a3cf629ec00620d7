import { THREADS_VARIABLE } from '@digits/common/protocol';
import type { EngineOptions } from '@digits/engine';

import { environmentVariable } from '../platform/environment';

/**
 * The threads that an engine is to take where the caller names none: as many as DIGITS_THREADS says, else as many as the
 * engine itself thinks right. The bits of a result do not depend on it.
 *
 * @param doing what for, for the message
 * @throws RangeError if DIGITS_THREADS is no whole number
 */
export function usualThreads(doing: string): Pick<EngineOptions, 'threads'> {
  const text = environmentVariable(THREADS_VARIABLE);
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { threads: Number(text) };
  throw new RangeError(
    `${doing}: expected ${THREADS_VARIABLE} to be a whole number of threads, 0 or more, found ${JSON.stringify(text)}`,
  );
}
