import { Once } from '../../../../lib/book/live/page/once';

test('Once does its work once, again after it has failed, and again when it is to forget it', async () => {
  const results = [Promise.reject(new Error('no')), Promise.resolve(1), Promise.resolve(2)];
  const work = new Once(() => results.shift() ?? Promise.resolve(0));
  await expect(work.get()).rejects.toThrow('no');
  expect(await Promise.all([work.get(), work.get()])).toEqual([1, 1]);
  work.forget();
  expect([await work.get(), await work.get()]).toEqual([2, 2]);
});

test('Once that was told to forget its work does not forget that which was begun since, if the first fails', async () => {
  let fail: (error: Error) => void = () => undefined;
  const results = [new Promise<number>((_, reject) => (fail = reject)), Promise.resolve(1), Promise.resolve(2)];
  const work = new Once(() => results.shift() ?? Promise.resolve(0));
  const first = work.get();
  work.forget();
  const second = work.get();
  fail(new Error('late'));
  await expect(first).rejects.toThrow('late');
  expect(work.get()).toBe(second);
});
