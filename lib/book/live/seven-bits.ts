/*
 * Bytes as text for a script that holds it as a string: seven bits a character, where base64 has six, so that a file of
 * UTF-8 is a seventh shorter. Five characters cannot stand there as they are. Such a one becomes, together with the
 * seven bits after it, one of the characters from U+0080 up, which take two bytes, as both would have. What such texts
 * are called elsewhere: base122, here with a count of the bytes in front.
 */

/** Characters that cannot stand in a string as they are: NUL, the ends of lines, the quote and the backslash. */
const FORBIDDEN: readonly number[] = [0, 10, 13, 34, 92];

/** Characters from here on stand for two. */
const PAIRS = 128;

/** The bytes as text: their number, a semicolon, and seven bits a character. */
export function toSevenBits(bytes: Uint8Array): string {
  const characters = new Uint16Array(Math.ceil((bytes.length * 8) / 7));
  const seven = (at: number): number => {
    const [byte, bit] = [Math.floor((at * 7) / 8), (at * 7) % 8];
    return ((((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0)) >> (9 - bit)) & 127;
  };
  let length = 0;
  for (let at = 0; at < characters.length; at++) {
    const which = FORBIDDEN.indexOf(seven(at));
    characters[length++] = which < 0 ? seven(at) : PAIRS + ((which << 7) | seven(++at));
  }
  return `${bytes.length};${new TextDecoder('utf-16le').decode(characters.subarray(0, length))}`;
}

/**
 * The bytes of such a text.
 *
 * @throws RangeError if it is none, or too short for its bytes
 */
export function fromSevenBits(text: string): Uint8Array<ArrayBuffer> {
  const begin = text.indexOf(';') + 1;
  const count = Number(text.slice(0, begin - 1));
  // A text has at least one character for two bytes; a damaged one should not ask for more memory than there is.
  if (begin < 2 || !Number.isInteger(count) || count > 2 * text.length) {
    throw new RangeError(`unpacking: expected a number of bytes, found ${JSON.stringify(text.slice(0, 12))}`);
  }
  const bytes = new Uint8Array(count);
  let [at, held, bits] = [0, 0, 0];
  const take = (seven: number): void => {
    held = (held << 7) | seven;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    if (at < count) bytes[at++] = held >> bits;
    held &= (1 << bits) - 1;
  };
  for (let place = begin; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= PAIRS) take(FORBIDDEN[(code - PAIRS) >> 7] ?? 0);
    take(code & 127);
  }
  if (at === count) return bytes;
  throw new RangeError(`unpacking: expected ${count} bytes, found ${at}`);
}

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', t: '\t' };

/** A value as JSON, with what JavaScript can hold in a string as it is: the same value, in fewer bytes. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replace(/\\(?:u00([01][0-9a-f])|(.))/g, (escape, code?: string, letter = '') => {
    if (code === undefined) return ESCAPED[String(letter)] ?? escape;
    const number = Number.parseInt(code, 16);
    return FORBIDDEN.includes(number) ? escape : String.fromCharCode(number);
  });
}
