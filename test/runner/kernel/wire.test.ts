import { decode, encode, newMessage, sign, type WireMessage } from '../../../lib/runner/kernel/wire';

const KEY = 'key';
const bytes = (text: string): Buffer => Buffer.from(text);
const texts = (frames: readonly Uint8Array[]): string[] => frames.map((frame) => Buffer.from(frame).toString());

const MESSAGE: WireMessage = {
  header: { msg_id: 'a', msg_type: 'stream' },
  parent: { msg_id: 'b' },
  metadata: {},
  content: { text: 'é' },
  buffers: [],
};
/** Its four parts by hand, and their signature by `printf ... | openssl dgst -sha256 -hmac key`. */
const PARTS = ['{"msg_id":"a","msg_type":"stream"}', '{"msg_id":"b"}', '{}', '{"text":"é"}'];
const SIGNATURE = '6632c9f2832664abbe94125fc70f166608c02144b1a3b6f3b3c1c6a9cf546c52';

test('sign is HMAC-SHA256 of the frames in a row: a published value', () => {
  const frames = ['The quick brown fox ', 'jumps over the lazy dog'].map(bytes);
  // https://en.wikipedia.org/wiki/HMAC#Examples
  expect(sign(frames, 'key')).toBe('f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8');
  // RFC 4231, test case 2.
  expect(sign([bytes('what do ya want for nothing?')], 'Jefe')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

test('sign gives nothing without a key, as the protocol says', () => {
  expect(sign([bytes('a')], '')).toBe('');
});

test('encode sets a message out as the protocol says, bytes as they are at the end', () => {
  const buffers = [Uint8Array.of(0, 255), Uint8Array.of()];
  const frames = encode({ ...MESSAGE, buffers }, KEY);
  expect(texts(frames.slice(0, 6))).toEqual(['<IDS|MSG>', SIGNATURE, ...PARTS]);
  expect(frames.slice(6)).toEqual(buffers);
});

test('decode reads a message with or without addresses before it, and as many buffers as come', () => {
  const frames = ['<IDS|MSG>', SIGNATURE, ...PARTS].map(bytes);
  expect(decode(frames, KEY)).toEqual(MESSAGE);
  const buffers = [bytes('x'), bytes('<IDS|MSG>'), bytes('')];
  expect(decode([bytes('topic'), bytes('y'), ...frames, ...buffers], KEY)).toEqual({ ...MESSAGE, buffers });
});

test.each<[string, (frames: string[]) => string[]]>([
  ['another signature', (frames) => frames.with(1, SIGNATURE.replace(/.$/, '0'))],
  ['no signature', (frames) => frames.with(1, '')],
  ['a signature in capitals', (frames) => frames.with(1, SIGNATURE.toUpperCase())],
  ['another content', (frames) => frames.with(5, '{"text":"e"}')],
  ['a part too few', (frames) => frames.slice(0, 5)],
  ['no delimiter', (frames) => frames.slice(1)],
  ['nothing behind the delimiter', (frames) => frames.slice(0, 1)],
  ['no frame', () => []],
])("decode takes %s for somebody else's message", (_, change) => {
  expect(decode(change(['<IDS|MSG>', SIGNATURE, ...PARTS]).map(bytes), KEY)).toBeUndefined();
});

test.each([
  ['no JSON', PARTS.with(3, '{')],
  ['a list', PARTS.with(3, '[]')],
  ['null', PARTS.with(1, 'null')],
  ['a header without an id', PARTS.with(0, '{"msg_type":"stream"}')],
  ['a part too few', PARTS.slice(0, 3)],
])('decode takes %s for no message although it is signed', (_, parts) => {
  const signature = sign(parts.map(bytes), KEY);
  expect(decode(['<IDS|MSG>', signature, ...parts].map(bytes), KEY)).toBeUndefined();
});

test('newMessage gives each message an id of its own, and says which version it speaks', () => {
  const [a, b] = [newMessage('kernel_info_request', {}, 's'), newMessage('kernel_info_request', {}, 's')];
  expect(a.header).toMatchObject({ msg_type: 'kernel_info_request', session: 's', version: '5.3' });
  expect(a.header.msg_id).not.toBe(b.header.msg_id);
  expect(decode(encode(a, KEY), KEY)).toEqual(a);
});
