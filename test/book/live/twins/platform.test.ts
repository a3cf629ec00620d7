import { quickFile } from '../../../../lib/digits/platform/data-files';
import { setPage } from '../../../../lib/book/live/twins/page';
import { ALL_DIGITS } from '../../../../lib/book/live/page/status';
import * as twin from '../../../../lib/book/live/twins/platform';

const told: unknown[] = [];

beforeAll(() => {
  const { data } = quickFile(3) as { data: number[] };
  setPage({
    binaries: { strict: Uint8Array.of(1, 2) },
    quick: [
      new Uint8Array(),
      new Uint8Array(),
      new Uint8Array(),
      Uint8Array.from(data, (each) => Math.round(each * 255)),
    ],
    threadScript: '',
    tell: (type, content) => told.push([type, content]),
    trained: () => undefined,
  });
});

test("quickFile gives numbers that make the same bytes as those of the package's file", () => {
  const bytes = (file: unknown): number[] => (file as { data: number[] }).data.map((each) => Math.round(each * 255));
  expect(bytes(twin.quickFile(3))).toEqual(bytes(quickFile(3)));
  expect(() => twin.quickFile(10)).toThrow('no such file');
});

test('DATA_CURE names the button by which a page gets all digits', () => {
  expect(twin.DATA_CURE).toContain(`"${ALL_DIGITS}"`);
});

test('openHdf5 says that a page reads no file of Keras', () => {
  expect(twin.openHdf5).toThrow('which only a kernel outside of a browser reads');
});

test('kernelWriter tells the page of displays, and of their updates by another name', () => {
  twin.kernelWriter()({ data: 1 }, false);
  twin.kernelWriter()({ data: 2 }, true);
  expect(told).toEqual([
    ['display_data', { data: 1 }],
    ['update_display_data', { data: 2 }],
  ]);
});

test('readKernels gives the bytes of a module, and refuses others by name', async () => {
  expect(await twin.readKernels('strict')).toEqual(Uint8Array.of(1, 2));
  await expect(twin.readKernels('loose')).rejects.toThrow('expected its kernels loose');
});

test('nextTurn lets timers have their turn', async () => {
  let rang = false;
  setTimeout(() => (rang = true), 1);
  const end = performance.now() + 1000;
  while (!rang && performance.now() < end) await twin.nextTurn();
  expect(rang).toBe(true);
});

test('a page has one thread where memory cannot be shared, no wide lanes, no native TensorFlow and no pictures', async () => {
  expect([twin.cores(), twin.compileWide(), twin.hasNativeBinding()]).toEqual([1, undefined, false]);
  expect(twin.loadNativeTensorflow()).toContain('no native TensorFlow');
  await expect(twin.drawPicture({ data: [], layout: {} })).rejects.toThrow('outside of a browser');
  expect(await twin.keepingErrorHandlers(() => Promise.resolve(3))).toBe(3);
});

test('wasmBinaries names a place for each of the three binaries', () => {
  expect(Object.values(twin.wasmBinaries()).every((place) => place.startsWith('blob:'))).toBe(true);
  expect(Object.keys(twin.wasmBinaries())).toHaveLength(3);
});
