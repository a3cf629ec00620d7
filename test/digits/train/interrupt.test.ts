import { buildAnn } from '../../../lib/digits/model/ann';
import { fit } from '../../../lib/digits/train/fit';
import { interruption, interruptSignal } from '../../../lib/digits/train/interrupt';
import { epochsTrained } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

test('interruptSignal listens only where SIGINT is handled already, and until it is released', () => {
  const handlers = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  const nowhere = interruptSignal(undefined);
  expect(process.listenerCount('SIGINT')).toBe(0);
  nowhere.release();
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

test('interruptSignal hears a kernel whose handler was put aside while the code of a cell began', async () => {
  const handlers = process.listeners('SIGINT');
  const kernel = (): void => undefined;
  process.removeAllListeners('SIGINT');
  const { signal, release } = interruptSignal(undefined);
  process.on('SIGINT', kernel);
  await Promise.resolve();
  process.emit('SIGINT');
  expect(signal.aborted).toBe(true);
  release();
  expect(process.listeners('SIGINT')).toEqual([kernel]);
  process.removeAllListeners('SIGINT');
  handlers.forEach((handler) => process.on('SIGINT', handler));
});

test.each([
  [
    'tells how many epochs are done',
    { done: 6, end: 10 },
    'stopped after epoch 6 of 10; trainingHistory(model) has the history',
  ],
  [
    'does not promise a history where there is none',
    { done: 0, end: 10 },
    'stopped in epoch 1 of 10; the model is as it was before',
  ],
])('interruption %s', (_, soFar, words) => {
  expect(String(interruption(soFar))).toContain(`Interrupted: ${words}`);
});

test('interruptSignal knows its own reason from that of the signal it was given', () => {
  const kernel = (): void => undefined;
  process.on('SIGINT', kernel);
  const interrupted = interruptSignal(undefined);
  const aborted = interruptSignal(AbortSignal.abort());
  process.emit('SIGINT');
  for (const { release } of [interrupted, aborted]) release();
  process.off('SIGINT', kernel);
  expect(interrupted.isReason(interrupted.signal.reason)).toBe(true);
  expect(aborted.isReason(aborted.signal.reason)).toBe(false);
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
  await expect(run).rejects.toThrow('trainingHistory(model) has the history');
  expect(epochsTrained(model)).toBeLessThan(100);
  process.off('SIGINT', kernel);
});
