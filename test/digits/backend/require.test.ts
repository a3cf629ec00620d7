import { requireBackend } from '../../../lib/digits/backend/backend';
import { buildAnn } from '../../../lib/digits/model/ann';

test('requireBackend says what to call when no backend was chosen yet', () => {
  expect(() => requireBackend('testing')).toThrow(
    'testing: expected a backend, found none: call await selectBackend() first',
  );
  expect(() => buildAnn()).toThrow('building the network: expected a backend');
});
