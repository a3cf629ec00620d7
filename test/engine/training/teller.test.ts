import { setTimeout as wait } from 'node:timers/promises';

import { Teller } from '../../../lib/engine/training/teller';

test('Teller never calls before its last call has ended', async () => {
  let [running, most, calls] = [0, 0, 0];
  const teller = new Teller(
    async () => {
      calls++;
      most = Math.max(most, ++running);
      await wait(15);
      running--;
    },
    1,
    () => undefined,
  );
  await wait(100);
  teller.stop();
  await teller.ended();
  expect([running, most]).toEqual([0, 1]);
  expect(calls).toBeGreaterThan(1);
  const before = calls;
  await wait(30);
  expect(calls).toBe(before);
});

test('Teller keeps what a call throws for who waits for the end, says so at once, and does not call again', async () => {
  let [calls, failures] = [0, 0];
  const teller = new Teller(
    () => {
      calls++;
      throw new Error('no paper');
    },
    1,
    () => failures++,
  );
  await wait(50);
  await expect(teller.ended()).rejects.toThrow('no paper');
  expect([calls, failures]).toEqual([1, 1]);
});
