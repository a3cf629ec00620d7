import { answerAfter, atCellEnd } from '../../../lib/digits/display/pending';

const KEY = Symbol.for('digits.pending');
const pending = (): Set<unknown> => Reflect.get(globalThis, KEY) as Set<unknown>;
afterEach(() => Reflect.deleteProperty(globalThis, KEY));

test('answerAfter keeps work for the kernel to wait for, until it is done or has failed', async () => {
  let finish: () => void = () => undefined;
  const work = new Promise<void>((resolve) => (finish = resolve));
  const failing = Promise.reject(new Error('no'));
  answerAfter(work);
  answerAfter(failing);
  expect([...pending()]).toEqual([work, failing]);
  await failing.catch(() => undefined);
  await Promise.resolve();
  expect([...pending()]).toEqual([work]);
  finish();
  await work;
  await Promise.resolve();
  expect(pending().size).toBe(0);
});

test('atCellEnd begins its work when somebody waits for it, once', async () => {
  const work = jest.fn(() => Promise.resolve('drawn'));
  atCellEnd(work);
  await Promise.resolve();
  expect(work).not.toHaveBeenCalled();
  const [waiting] = [...pending()];
  expect(await waiting).toBe('drawn');
  expect(await waiting).toBe('drawn');
  expect(work).toHaveBeenCalledTimes(1);
});
