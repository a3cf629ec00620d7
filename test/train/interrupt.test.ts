import { testBackend } from '../helpers/backend';
import { buildAnn } from '../../lib/model/ann';
import { fit } from '../../lib/train/fit';
import { interruptSignal } from '../../lib/train/interrupt';
import { epochsTrained } from '../../lib/train/record';
import { bandedDigits } from '../helpers/digits';

test('interruptSignal listens only where SIGINT is handled already, and until it is released', () => {
  const handlers = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  interruptSignal(undefined);
  expect(process.listenerCount('SIGINT')).toBe(0);
  const kernel = (): void => undefined;
  process.on('SIGINT', kernel);
  const { signal, release } = interruptSignal(undefined);
  expect(process.listenerCount('SIGINT')).toBe(2);
  process.emit('SIGINT');
  expect(signal.aborted).toBe(true);
  release();
  expect(process.listeners('SIGINT')).toEqual([kernel]);
  process.removeAllListeners('SIGINT');
  handlers.forEach((handler) => process.on('SIGINT', handler));
});

test('interruptSignal still follows the signal it was given', () => {
  const outer = new AbortController();
  const { signal, release } = interruptSignal(outer.signal);
  outer.abort(new Error('stop'));
  expect(signal.reason).toEqual(new Error('stop'));
  release();
});

test.each(['wasm-simd', 'tfjs'] as const)('an interrupt of the kernel stops fit by %s', async (engine) => {
  await testBackend();
  const kernel = (): void => undefined;
  process.on('SIGINT', kernel);
  const model = buildAnn({ hiddenUnits: 8 });
  const run = fit(model, bandedDigits(50), {
    epochs: 100_000,
    engine,
    onEpoch: ({ epoch }) => epoch === 3 && process.emit('SIGINT'),
  });
  await expect(run).rejects.toThrow('training: interrupted; the model keeps what it has learnt so far');
  expect(epochsTrained(model)).toBeLessThan(100);
  process.off('SIGINT', kernel);
});
