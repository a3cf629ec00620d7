import { StepError } from '../../tools/command/errors.mjs';
import { checkVariables, VARIABLES } from '../../tools/command/variables.mjs';
import { BACKEND_NAMES } from '../../lib/digits/backend/backend';
import { THREADS_VARIABLE } from '../../lib/common/protocol';
import { WIDE_VARIABLE } from '../../lib/engine/platform/wide';

test('checkVariables takes what the library takes, and variables that are not set', () => {
  expect(() => checkVariables('npm run try', {})).not.toThrow();
  for (const name of ['auto', ...BACKEND_NAMES]) {
    expect(() => checkVariables('npm run try', { DIGITS_BACKEND: name })).not.toThrow();
  }
  for (const threads of ['0', '12']) {
    expect(() => checkVariables('npm run try', { [THREADS_VARIABLE]: threads })).not.toThrow();
  }
  for (const wide of ['auto', 'off']) {
    expect(() => checkVariables('npm run try', { [WIDE_VARIABLE]: wide })).not.toThrow();
  }
});

const WRONG: readonly (readonly [keyof typeof VARIABLES, string])[] = [
  ['DIGITS_BACKEND', 'gpu'],
  ['DIGITS_BACKEND', ''],
  ['DIGITS_THREADS', '-1'],
  ['DIGITS_THREADS', 'abc'],
  ['DIGITS_THREADS', '1.5'],
  ['DIGITS_WIDE', 'maybe'],
];

test.each(WRONG)('checkVariables refuses %s=%s with status 2, and says what it may be', (name, value) => {
  const check = (): void => checkVariables('npm run try', { [name]: value });
  expect(check).toThrow(StepError);
  expect(check).toThrow(
    expect.objectContaining({
      status: 2,
      message: `npm run try: expected ${name} to be ${VARIABLES[name].expected}, or not set, found "${value}"`,
    }) as Error,
  );
});
