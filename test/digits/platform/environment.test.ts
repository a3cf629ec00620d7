import { environmentVariable } from '../../../lib/digits/platform/environment';

test('environmentVariable gives what is set now, and undefined for what is not', () => {
  expect(environmentVariable('DIGITS_TEST_OF_ENVIRONMENT')).toBeUndefined();
  process.env.DIGITS_TEST_OF_ENVIRONMENT = 'set';
  expect(environmentVariable('DIGITS_TEST_OF_ENVIRONMENT')).toBe('set');
  delete process.env.DIGITS_TEST_OF_ENVIRONMENT;
});
