/* How an output holds a filmed training as bytes: what writes them, and what reads them again in the page. */

/** Places of a point across and up, from edge to edge. */
export const PLACES = 65_535;

/** What a probability is counted in: the three decimals that are shown. */
export const THOUSAND = 1000;

/** Shades of a colour: a byte of 128 is 0, and so much more or less has the strongest colour. */
export const LEVELS = 31;

/** Frames of one length, each as what it changes in the one before, which can be packed better; the first is as it is. */
export function changesOf(frames: readonly Uint8Array[]): Uint8Array {
  const [length = 0] = frames.map((frame) => frame.length);
  const changed = new Uint8Array(frames.length * length);
  frames.forEach((frame, at) => {
    changed.set(
      frame.map((value, place) => value - (frames[at - 1]?.[place] ?? 0)),
      at * length,
    );
  });
  return changed;
}

/** So many frames of bytes, each of which holds what it changes in the one before. */
export function framesOf(changes: Uint8Array, count: number): Uint8Array[] {
  const length = changes.length / count;
  const frames: Uint8Array[] = [];
  for (let at = 0; at < count; at++) {
    const before = frames[at - 1];
    frames.push(changes.slice(at * length, (at + 1) * length).map((change, place) => change + (before?.[place] ?? 0)));
  }
  return frames;
}

/** Numbers from 0 to 65,535: of all the first bytes, then of all the second. */
export function toTwoBytes(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(2 * values.length);
  values.forEach((value, at) => {
    bytes[at] = value & 255;
    bytes[values.length + at] = value >> 8;
  });
  return bytes;
}

/** Numbers of two bytes, of which all the first stand before all the second. */
export function fromTwoBytes(bytes: Uint8Array): Uint16Array {
  const count = bytes.length / 2;
  return Uint16Array.from({ length: count }, (_, at) => (bytes[at] ?? 0) + 256 * (bytes[count + at] ?? 0));
}
