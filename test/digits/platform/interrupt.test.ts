import { onInterrupt } from '../../../lib/digits/platform/interrupt';

let handlers: NodeJS.SignalsListener[];
beforeEach(() => {
  handlers = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
});
afterEach(() => {
  process.removeAllListeners('SIGINT');
  handlers.forEach((handler) => process.on('SIGINT', handler));
});

test('onInterrupt calls while it listens, where the process handles SIGINT', () => {
  process.on('SIGINT', () => undefined);
  const stop = jest.fn();
  const release = onInterrupt(stop);
  process.emit('SIGINT');
  expect(stop).toHaveBeenCalledTimes(1);
  release();
  process.emit('SIGINT');
  expect(stop).toHaveBeenCalledTimes(1);
});

test('onInterrupt leaves SIGINT alone where nobody handles it, and once it is released', async () => {
  const release = onInterrupt(jest.fn());
  expect(process.listenerCount('SIGINT')).toBe(0);
  release();
  const kernel = (): void => undefined;
  process.on('SIGINT', kernel);
  await Promise.resolve();
  expect(process.listeners('SIGINT')).toEqual([kernel]);
});
