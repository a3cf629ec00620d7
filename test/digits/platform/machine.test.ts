import { cpus } from 'node:os';

import { machineWords } from '../../../lib/digits/platform/machine';

test('machineWords names the processor and counts its cores', () => {
  expect(machineWords()).toMatch(new RegExp(`^.+, ${cpus().length} cores$`));
});
