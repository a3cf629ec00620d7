import { readFileSync } from 'node:fs';

import { widgetScript } from '../../../lib/digits/platform/widgets';

jest.mock('node:fs', () => ({ ...jest.requireActual<object>('node:fs'), readFileSync: jest.fn() }));
const read = jest.mocked(readFileSync);

test('widgetScript reads the script that the build has bundled', () => {
  read.mockReturnValueOnce('code');
  expect(widgetScript('draw')).toBe('code');
  expect(String(read.mock.calls[0]?.[0])).toMatch(/lib.widgets.bundles.draw\.js$/);
});

test('widgetScript says what to do if it is not there', () => {
  read.mockImplementationOnce(() => {
    throw new Error('ENOENT');
  });
  expect(() => widgetScript('draw')).toThrow(
    /^showing a widget: expected its script in .*; run "npm run build" first$/,
  );
});
