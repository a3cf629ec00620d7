import { failureOf } from '../../../lib/digits/check/failure';

test.each([RangeError, TypeError, Error])(
  'failureOf says what was being done, in an error of the same class',
  (Kind) => {
    const cause = new Kind('found NaN');
    const failure = failureOf('saving a model', cause);
    expect(failure.name).toBe(cause.name);
    expect(failure).toBeInstanceOf(Kind);
    expect(failure.message).toBe('saving a model: found NaN');
    expect(failure.cause).toBe(cause);
  },
);

test('failureOf makes an Error of whatever else was thrown', () => {
  expect(failureOf('saving a model', 'no disk').message).toBe('saving a model: no disk');
});
