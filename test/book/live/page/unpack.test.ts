import { packed, packedText } from '../../../../lib/book/live/build/embed';
import { startWorker, unpack, unpackAll } from '../../../../lib/book/live/page/unpack';

test('unpack gives back the bytes that were packed, and unpackAll those of all names', async () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * 31) % 256);
  expect([...(await unpack(packed(bytes)))]).toEqual([...bytes]);
  const all = await unpackAll({ a: packedText('é'), b: packedText('') });
  expect(Object.entries(all).map(([name, each]) => [name, new TextDecoder().decode(each)])).toEqual([
    ['a', 'é'],
    ['b', ''],
  ]);
});

test('unpack refuses what is damaged', async () => {
  await expect(unpack(packedText('whole').slice(0, -12))).rejects.toThrow();
});

test('startWorker starts a worker from the script that was packed', async () => {
  const started: unknown[] = [];
  Reflect.set(
    globalThis,
    'Worker',
    class {
      constructor(url: string, options: object) {
        started.push(url, options);
      }
    },
  );
  await startWorker(packedText('work()'), 'kernel');
  expect(started).toEqual([expect.stringMatching(/^blob:/), { name: 'kernel' }]);
});
