/**
 * items[index].
 *
 * @throws RangeError outside, where JavaScript would go on with undefined.
 */
export function item<Item>(items: ArrayLike<Item>, index: number, what = 'an array'): Item {
  const found = items[index];
  if (found === undefined)
    throw new RangeError(`reading ${what}: expected an index below ${items.length}, found ${index}`);
  return found;
}
