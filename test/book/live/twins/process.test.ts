import { createProcess } from '../../../../lib/book/live/twins/process';

test('createProcess tells listeners of a signal, each as often as it was added, until it is taken off', () => {
  const { on, off, emit, listenerCount, removeAllListeners } = createProcess({});
  const heard: string[] = [];
  const first = (): void => void heard.push('first');
  on('SIGINT', first);
  on('SIGINT', () => heard.push('second'));
  emit('SIGINT');
  off('SIGINT', first);
  emit('SIGINT');
  expect([heard, listenerCount('SIGINT')]).toEqual([['first', 'second', 'second'], 1]);
  removeAllListeners('SIGINT');
  expect(listenerCount('SIGINT')).toBe(0);
});

test('createProcess goes through the listeners that there were when the signal came', () => {
  const { on, off, emit, listeners } = createProcess({});
  const heard: string[] = [];
  const once = (): void => {
    off('SIGINT', once);
    heard.push('once');
  };
  on('SIGINT', once);
  on('SIGINT', () => heard.push('always'));
  emit('SIGINT');
  expect([heard, listeners('SIGINT').length]).toEqual([['once', 'always'], 1]);
});

test('createProcess has an environment that can be changed, and says nothing of Node.js', () => {
  const made = createProcess({ A: '1' });
  made.env.B = '2';
  expect(made.env).toEqual({ A: '1', B: '2' });
  expect('versions' in made).toBe(false);
});

test('createProcess does work of the next tick with its arguments, once what runs has ended', async () => {
  const done: unknown[] = [];
  createProcess({}).nextTick((...args: unknown[]) => done.push(...args), 1, 2);
  expect(done).toEqual([]);
  await Promise.resolve();
  expect(done).toEqual([1, 2]);
});
