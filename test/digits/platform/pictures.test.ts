import type { DrawnFigure } from '@digits/pictures';

import { drawPicture } from '../../../lib/digits/platform/pictures';

const mockStarted: unknown[] = [];
jest.mock('@digits/pictures', () => ({
  DrawingProcess: class {
    constructor(options: unknown) {
      mockStarted.push(options);
    }

    draw(figure: DrawnFigure): Promise<unknown> {
      return Promise.resolve(figure.data.length);
    }
  },
}));

test('drawPicture draws all figures in one process, in less time than a kernel waits for a cell', async () => {
  expect(mockStarted).toEqual([]);
  expect(await drawPicture({ data: [] })).toBe(0);
  expect(await drawPicture({ data: [{}] })).toBe(1);
  expect(mockStarted).toEqual([{ seconds: 25 }]);
});
