import { reasonOf } from '../../tools/bench/measure.mjs';

test('reasonOf takes the line of the error, else the last one', () => {
  expect(reasonOf(Object.assign(new Error('Command failed'), { stderr: 'a\nModuleNotFoundError: No keras\n' }))).toBe(
    'ModuleNotFoundError: No keras',
  );
  expect(reasonOf(Object.assign(new Error('Command failed'), { stderr: '' }))).toBe('Command failed');
});
