import { PICTURES_VARIABLE } from '@digits/common/protocol';

import { kernelDraw } from '../../../lib/digits/display/draw';
import * as kernel from '../../../lib/digits/platform/kernel';
import { drawPicture } from '../../../lib/digits/platform/pictures';

afterEach(() => jest.restoreAllMocks());

test('kernelDraw draws in a kernel only, for its own displays only, and not where pictures are not wanted', () => {
  expect(kernelDraw({})).toBeUndefined();
  jest.spyOn(kernel, 'kernelWriter').mockReturnValue(() => undefined);
  expect(kernelDraw({})).toBe(drawPicture);
  expect(kernelDraw({ sink: () => undefined })).toBeUndefined();
  process.env[PICTURES_VARIABLE] = 'none';
  expect(kernelDraw({})).toBeUndefined();
  delete process.env[PICTURES_VARIABLE];
});
