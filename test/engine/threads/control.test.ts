import { Control } from '../../../lib/engine/threads/control';

const start = (threads = 1): Control => new Control(new SharedArrayBuffer(64), threads);

test('Control keeps what was told after an even and after an odd number of steps apart', () => {
  const buffer = new SharedArrayBuffer(64);
  const [writer, reader] = [new Control(buffer, 2), new Control(buffer, 2)];
  expect(reader.tally).toEqual({ steps: 0, lossSum: 0, hits: 0 });
  writer.tally = { steps: 1, lossSum: 0.1, hits: 3 };
  expect(reader.tally).toEqual({ steps: 1, lossSum: 0.1, hits: 3 });
  writer.tally = { steps: 2, lossSum: 2 ** 60 + 2 ** 10, hits: 5 };
  expect(reader.tally).toEqual({ steps: 2, lossSum: 2 ** 60 + 2 ** 10, hits: 5 });
});

test('Control tells that a stop is asked, and that it is agreed, each for itself', () => {
  const control = start();
  control.stopAsked = true;
  expect([control.stopAsked, control.stopAgreed]).toEqual([true, false]);
  control.stopAgreed = control.stopAsked;
  control.stopAsked = false;
  expect([control.stopAsked, control.stopAgreed]).toEqual([false, true]);
});

test('one thread never waits at a barrier', () => {
  const control = start();
  control.barrier();
  control.barrier();
  expect(control.tally.steps).toBe(0);
});
