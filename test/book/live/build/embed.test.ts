import { gunzipSync } from 'node:zlib';
import { runInNewContext } from 'node:vm';

import { fromSevenBits } from '../../../../lib/book/live/seven-bits';
import { packed, packedText, partScript, textScript } from '../../../../lib/book/live/build/embed';

test('partScript puts values where the page looks for them, beside others', () => {
  const page: { digitsParts?: unknown } = {};
  runInNewContext(partScript('one', { a: '\u2028' }) + partScript('two', 2), page);
  expect(JSON.stringify(page.digitsParts)).toBe(JSON.stringify({ one: { a: '\u2028' }, two: 2 }));
});

test('packed is gzip as text, packedText that of UTF-8', () => {
  expect([...gunzipSync(fromSevenBits(packed(Uint8Array.of(1, 2, 3))))]).toEqual([1, 2, 3]);
  expect(gunzipSync(fromSevenBits(packedText('é'))).toString('utf8')).toBe('é');
});

test('textScript leaves texts for the page, packed, beside others', () => {
  const page: { digitsTexts?: Readonly<Record<string, string>> } = {};
  runInNewContext(textScript('one', 'é') + textScript('charts/two', ''), page);
  expect(page.digitsTexts).toEqual({ one: packedText('é'), 'charts/two': packedText('') });
});
