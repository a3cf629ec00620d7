import { nextTurn } from '../../../lib/digits/platform/turn';

test('nextTurn lets all that waits already have its turn', async () => {
  const done: string[] = [];
  setImmediate(() => done.push('message'));
  await Promise.resolve();
  expect(done).toEqual([]);
  await nextTurn();
  expect(done).toEqual(['message']);
});
