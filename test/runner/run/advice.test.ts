import { withAdvice } from '../../../lib/runner/run/advice';

const systemError = (code: string) => Object.assign(new Error(`${code}: open 'x'`), { code, syscall: 'open' });

test.each(['EROFS', 'ENOTDIR', 'ENOSPC', 'EACCES', 'EADDRNOTAVAIL'])(
  'withAdvice says what to do about %s, in one line',
  (code) => {
    expect(withAdvice(systemError(code))).toMatch(new RegExp(`^${code}: open 'x': .{20,}$`));
  },
);

test('withAdvice leaves other errors their own words', () => {
  expect(withAdvice(new RangeError('too long'))).toBe('too long');
  expect(withAdvice(systemError('EWHATEVER'))).toBe("EWHATEVER: open 'x'");
  expect(withAdvice('text')).toBe('text');
});
