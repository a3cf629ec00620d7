import type { ExecuteOptions } from '../../../lib/runner/kernel/kernel';
import { askOrigins } from '../../../lib/runner/run/ask-origins';

/** A kernel that writes a text in two pieces. */
const kernelThat = (text: string) => ({
  execute: (_code: string, { onMessage }: ExecuteOptions) => {
    onMessage({ type: 'status', content: { execution_state: 'busy' } });
    for (const piece of [text.slice(0, 5), text.slice(5)]) {
      onMessage({ type: 'stream', content: { name: 'stdout', text: piece } });
    }
    return Promise.resolve({ status: 'ok', count: 1 });
  },
});

test('askOrigins gives what the kernel says', async () => {
  const origins = { data: [{ name: 'quick', fingerprint: '0a' }], seeds: [1] };
  expect(await askOrigins(kernelThat(JSON.stringify(origins)), { timeout: 1 })).toEqual(origins);
});

test.each(['null', '', 'no JSON'])('askOrigins gives nothing of a kernel that says %j', async (text) => {
  expect(await askOrigins(kernelThat(text), { timeout: 1 })).toBeUndefined();
});

test('askOrigins gives nothing of a kernel that does not answer, unless it was stopped', async () => {
  const kernel = { execute: () => Promise.reject(new Error('late')) };
  expect(await askOrigins(kernel, { timeout: 1 })).toBeUndefined();
  const reason = new Error('stopped');
  await expect(askOrigins(kernel, { timeout: 1, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});
