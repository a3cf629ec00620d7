import crypto from 'node:crypto';
import os from 'node:os';
import url from 'node:url';

import * as twin from '../../../../lib/book/live/twins/node';

test.each(['md5', 'sha256'] as const)(
  'createHash gives the %s that Node.js gives, of text and of bytes',
  (algorithm) => {
    for (const content of ['', 'é€', new Uint8Array(1000).map((_, at) => at)]) {
      expect(twin.createHash(algorithm).update(content).digest()).toBe(
        crypto.createHash(algorithm).update(content).digest('hex'),
      );
    }
  },
);

test('randomBytes gives twice as many hexadecimal digits as bytes, others each time', () => {
  expect(twin.randomBytes(8).toString()).toMatch(/^[0-9a-f]{16}$/);
  expect(twin.randomBytes(8).toString()).not.toBe(twin.randomBytes(8).toString());
});

test('fileURLToPath gives the path that Node.js gives, and refuses other schemes', () => {
  expect(twin.fileURLToPath('file:///a/b%20c')).toBe(url.fileURLToPath('file:///a/b%20c'));
  expect(() => twin.fileURLToPath('http://a/b')).toThrow(TypeError);
});

test('setTimeout resolves later, isPromise knows promises alone, and a page has a name and a home', async () => {
  const begin = performance.now();
  await twin.setTimeout(20);
  expect(performance.now() - begin).toBeGreaterThan(15);
  expect([Promise.resolve(), { then: () => 1 }, 1].map(twin.isPromise)).toEqual([true, false, false]);
  expect([typeof os.hostname(), typeof os.homedir()]).toEqual([typeof twin.hostname(), typeof twin.homedir()]);
});
