import { ORIGINS, type Origins } from '@digits/common/protocol';

import type { KernelMessage } from '../kernel/outputs';
import { asOrigins } from './provenance';
import type { Executor, RunOptions } from './run-notebook';

/** Code that writes what the kernel's results come from, or `null` if the library was not used. */
const ASK = `{
  const origins: unknown = Reflect.get(globalThis, Symbol.for('${ORIGINS.description ?? ''}'));
  console.log(JSON.stringify(typeof origins === 'function' ? origins() : null));
}`;

/**
 * Asks a kernel that has run its notebook what the results come from.
 *
 * @returns nothing if no data were loaded and nothing was trained, or if the kernel does not answer
 * @throws the signal's reason if it aborts
 */
export async function askOrigins(kernel: Pick<Executor, 'execute'>, options: RunOptions): Promise<Origins | undefined> {
  let text = '';
  const onMessage = ({ type, content }: KernelMessage): void => {
    if (type === 'stream' && typeof content.text === 'string') text += content.text;
  };
  try {
    await kernel.execute(ASK, { ...options, onMessage });
    return asOrigins(JSON.parse(text));
  } catch {
    options.signal?.throwIfAborted();
    return undefined;
  }
}
