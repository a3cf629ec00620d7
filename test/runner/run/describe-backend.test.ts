import { describeBackend } from '../../../lib/runner/run/describe-backend';

test('describeBackend gives the description of the backend that the environment names', async () => {
  expect(await describeBackend({ ...process.env, DIGITS_BACKEND: 'wasm' })).toBe(
    'WebAssembly with SIMD (tfjs-backend-wasm)',
  );
});

test('describeBackend rejects with the reason when the environment names none', async () => {
  await expect(describeBackend({ ...process.env, DIGITS_BACKEND: 'cuda' })).rejects.toThrow(
    /^choosing a backend: expected auto, tensorflow or wasm, found "cuda"$/,
  );
});

test('describeBackend gives up with the reason of its signal', async () => {
  const reason = new Error('stopped by SIGINT');
  await expect(describeBackend(process.env, AbortSignal.abort(reason))).rejects.toBe(reason);
});
