import { CLASSES, type Digits, PIXELS } from '../data/digits';
import { describe } from './options';

/**
 * Checks digits at the door of a public function, so that nothing behind it meets other arrays than types
 * promise: from JavaScript, and from an object that was put together by hand, anything can come.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if they are not an object of pixels and labels in Uint8Arrays
 * @throws RangeError if there are none, pixels and labels do not fit the count, or a label is over 9
 */
export function checkDigits(doing: string, digits: Digits): void {
  checkArrays(doing, digits);
  const { count, images, labels } = digits;
  if (count === 0) throw new RangeError(`${doing}: expected at least one digit, found none`);
  if (!Number.isInteger(count) || images.length !== count * PIXELS || labels.length !== count) {
    throw new RangeError(
      `${doing}: expected ${PIXELS} pixels and one label for each of ${count} digits, ` +
        `found ${images.length} pixels and ${labels.length} labels; selectDigits makes a smaller set`,
    );
  }
  const stray = labels.findIndex((label) => label >= CLASSES);
  if (stray >= 0) {
    throw new RangeError(`${doing}: expected labels from 0 to ${CLASSES - 1}, found ${labels[stray]} at index ${stray}`);
  }
}

/** @throws TypeError unless these are pixels and labels in Uint8Arrays */
function checkArrays(doing: string, digits: unknown): void {
  if (typeof digits !== 'object' || digits === null || !('images' in digits && 'labels' in digits)) {
    throw new TypeError(`${doing}: expected digits, such as createDigits makes, found ${describe(digits)}`);
  }
  for (const [what, values] of [['pixels', digits.images], ['labels', digits.labels]] as const) {
    if (values instanceof Uint8Array) continue;
    throw new TypeError(`${doing}: expected ${what} in a Uint8Array, found ${describe(values)}: createDigits takes them over`);
  }
}
