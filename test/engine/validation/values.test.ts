import { checkEach, checkFields, checkNumber, checkNumbers, isCount } from '../../../lib/engine/validation/values';

test('checkNumber tells a wrong kind from a wrong value', () => {
  const check = (value: unknown) => (): void =>
    checkNumber('splitting', 'a share below 1', value, (share) => share < 1);
  expect(check(0.5)).not.toThrow();
  expect(check('0.5')).toThrow(new TypeError('splitting: expected a share below 1, found "0.5"'));
  expect(check(1)).toThrow(new RangeError('splitting: expected a share below 1, found 1'));
  expect(check(NaN)).toThrow(new RangeError('splitting: expected a share below 1, found NaN'));
});

test('checkFields names the field that is of another kind', () => {
  const check = (point: unknown) => (): void =>
    checkFields('drawing', 'a point', point as { x: number; name: string }, { x: 'number', name: 'string' });
  expect(check({ x: 1, name: 'here', more: null })).not.toThrow();
  expect(check({ x: '1', name: 'here' })).toThrow(new TypeError('drawing: expected a point, found one whose x is "1"'));
  expect(check({ x: 1 })).toThrow(new TypeError('drawing: expected a point, found one whose name is undefined'));
  expect(check(null)).toThrow(new TypeError('drawing: expected a point, found null'));
});

test('checkEach looks at every place of an array, and at holes too', () => {
  const check = (points: unknown) => (): void =>
    checkEach('drawing', 'a point', points as { x: number }[], { x: 'number' });
  expect(check([{ x: 1 }, { x: 2 }])).not.toThrow();
  expect(check([{ x: 1 }, {}])).toThrow(new TypeError('drawing: expected each to be a point, found an Object'));
  expect(check(new Array(1))).toThrow('found undefined');
  expect(check({ length: 0 })).toThrow(
    new TypeError('drawing: expected an array, each of it a point, found an Object'),
  );
});

test('checkNumbers takes plain and typed arrays of right numbers only', () => {
  const check = (values: unknown) => (): void =>
    checkNumbers('counting', 'counts from 0 up', values as number[], (count) => count >= 0);
  expect(check([0, 1])).not.toThrow();
  expect(check(Float32Array.of(0, 1))).not.toThrow();
  expect(check([0, '1'])).toThrow(new TypeError('counting: expected counts from 0 up, found "1" at position 1'));
  expect(check([-1])).toThrow(new RangeError('counting: expected counts from 0 up, found -1 at position 0'));
  expect(check('01')).toThrow(new TypeError('counting: expected an array of counts from 0 up, found "01"'));
  expect(check(new DataView(new ArrayBuffer(1)))).toThrow(TypeError);
});

test.each([
  [1, true],
  [0, false],
  [1.5, false],
  [NaN, false],
  [Infinity, false],
])('isCount of %p is %p', (value, expected) => {
  expect(isCount(value)).toBe(expected);
});
