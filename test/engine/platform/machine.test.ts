import { cores, runtime } from '../../../lib/engine/platform/machine';

test('cores counts at least one', () => {
  expect(cores()).toBeGreaterThanOrEqual(1);
});

test('runtime names what runs JavaScript with its version', () => {
  expect(runtime()).toBe(`Node ${process.version}`);
});
