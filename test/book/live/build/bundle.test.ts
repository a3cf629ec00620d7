import { Script } from 'node:vm';

import { bundle } from '../../../../lib/book/live/build/bundle';

test('bundle makes one classic script, which asks for no other', async () => {
  const text = await bundle('twins', 'thread-main.js');
  expect(() => new Script(text)).not.toThrow();
  expect(text).not.toMatch(/\brequire\(|\bimport\(|node:/);
  expect(text).toContain('Program');
});

test('bundle says which module is not there', async () => {
  await expect(bundle('twins', 'no-such.js')).rejects.toThrow('no-such.js');
});
