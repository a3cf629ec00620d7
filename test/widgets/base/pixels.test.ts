/// <reference lib="dom" />
import { colorOf, drawRaster, drawSigned } from '../../../lib/widgets/base/pixels';
import { openPage } from '../page';

/** A canvas that keeps what is put on it. */
function fakeCanvas() {
  let shown: Uint8ClampedArray | undefined;
  const context = {
    createImageData: (width: number, height: number) => ({ data: new Uint8ClampedArray(4 * width * height) }),
    putImageData: ({ data }: { data: Uint8ClampedArray }) => (shown = data),
  };
  const canvas = { width: 0, height: 0, getContext: () => context };
  return { canvas: canvas as unknown as HTMLCanvasElement, shown: () => Array.from(shown ?? []) };
}

test('drawRaster mixes two colours by the values, and cuts off what is beyond', () => {
  const { canvas, shown } = fakeCanvas();
  drawRaster(canvas, { values: [0, 5, 10, 99], width: 2, height: 2, most: 10 }, [
    [0, 100, 255],
    [200, 0, 255],
  ]);
  expect([canvas.width, canvas.height]).toEqual([2, 2]);
  expect(shown()).toEqual([0, 100, 255, 255, 100, 50, 255, 255, 200, 0, 255, 255, 200, 0, 255, 255]);
});

test('drawRaster lets the ground through where a value is NaN, and draws nothing of no pixels', () => {
  const { canvas, shown } = fakeCanvas();
  const black = [0, 0, 0] as const;
  drawRaster(canvas, { values: [NaN], width: 1, height: 1, most: 1 }, [black, black]);
  expect(shown()).toEqual([0, 0, 0, 0]);
  drawRaster(canvas, { values: [], width: 0, height: 0, most: 1 }, [black, black]);
  expect(shown()).toEqual([0, 0, 0, 0]);
});

test('colorOf reads a colour of the style sheet', () => {
  const { document } = openPage('<p style="--ink: #1f2124"></p>');
  const element = document.querySelector('p');
  expect(element && colorOf(element, '--ink')).toEqual([31, 33, 36]);
});

test('drawSigned draws 0 in the middle colour, and what is beyond the most in the ends of the scale', () => {
  openPage();
  const { canvas, shown } = fakeCanvas();
  Object.defineProperty(globalThis, 'getComputedStyle', {
    value: () => ({
      getPropertyValue: (name: string) => ({ '--below': '#ff0000', '--zero': '#000000', '--above': '#0000ff' })[name],
    }),
    configurable: true,
    writable: true,
  });
  drawSigned(Object.assign(canvas, { style: {} }), [0, -1, 2, 1], 2, 10);
  expect(shown()).toEqual([0, 0, 0, 255, 128, 0, 0, 255, 0, 0, 255, 255, 0, 0, 128, 255]);
});
