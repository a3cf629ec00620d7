import { Live } from '../../../lib/engine/contract/records';
import { SLOPE_FROM } from '../../../lib/engine/network/activations';
import { convolutionInputGradient, convolutionKernelGradient } from '../../../lib/engine/reference/images';
import { activationGradient, biasGradient } from '../../../lib/engine/reference/layers';
import { item } from '../../../lib/engine/validation/item';
import { elementwise } from '../activations';
import { expectNear, FLOAT32 } from '../near';
import { numbers, randomOf } from '../numbers';
import { Arena, type Range, roundings } from './arena';
import { ImageBuffer } from './image-buffer';
import { convolutionCases, type ConvolutionCase, Placed, turning } from './placed-convolution';

/** The first layer, whose pixels are not stored in whole vectors, has no lists. */
const cases = convolutionCases.filter(([, { first = false }]) => !first);

/** Bytes of an entry: where, then the gradient. */
const ENTRY = 8;

/** A convolution of whose outputs about one in four has a gradient, and room for its lists. */
class PlacedLive {
  readonly placed: Placed;
  readonly record: number;
  readonly gradient: Float64Array;
  readonly positions: number;
  /** Filters as they are stored, and floats of each. */
  readonly filters: number;
  readonly filterFloats: number;
  /** Floats of a row of taps. */
  readonly taps: number;
  readonly kernel: Range;
  readonly sums: Range;
  readonly lists: readonly Range[];
  readonly windows: Range;
  readonly below: ImageBuffer;
  readonly byFilter: number;
  readonly filterEnds: number;
  readonly byPosition: number;
  readonly positionEnds: number;

  constructor(arena: Arena, which: ConvolutionCase) {
    const placed = new Placed(arena, which);
    const { stage, input, layer, stored } = placed;
    const random = randomOf(21);
    this.placed = placed;
    this.gradient = placed.gradient.map((g) => (random() < 0.25 ? g : 0));
    placed.spread.set(this.gradient);
    this.positions = stage.output.height * stage.output.width;
    this.filters = layer.stride;
    this.taps = stage.windowWidth * stored;
    this.filterFloats = stage.windowHeight * this.taps;
    const room = (bytes: number): Range => ({ address: arena.room(bytes), bytes });
    const [byFilter, byPosition] = [
      room(this.filters * this.positions * ENTRY),
      room(this.filters * this.positions * ENTRY),
    ];
    const [filterEnds, positionEnds] = [room(this.filters * 4), room(this.positions * 4)];
    this.lists = [byFilter, byPosition, filterEnds, positionEnds];
    this.kernel = room(this.filters * this.filterFloats * 4);
    this.sums = room(this.filters * (this.filterFloats + 1) * 4);
    this.windows = room(input.bytes);
    this.below = new ImageBuffer(arena, which.input, stored);
    this.byFilter = byFilter.address;
    this.byPosition = byPosition.address;
    this.filterEnds = filterEnds.address;
    this.positionEnds = positionEnds.address;
    this.record = arena.record(Live, {
      byFilter: byFilter.address,
      filterBytes: this.positions * ENTRY,
      filterEnds: filterEnds.address,
      byPosition: byPosition.address,
      positionEnds: positionEnds.address,
      kernel: this.kernel.address,
      sums: this.sums.address,
      biasSums: this.sums.address + this.filters * this.filterFloats * 4,
      filterRow: this.filterFloats * 4,
      tapsRow: this.taps * 4,
      windows: this.windows.address,
      windowsBytes: input.bytes,
      windowsImage: this.windows.address + input.address - input.start,
      below: this.below.address,
      belowStep: this.below.step,
      belowRow: this.below.row,
      belowHeight: which.input.height,
      belowWidth: which.input.width,
      belowBytes: stored * 4,
    });
  }

  /** Where tap `tap` of kernel row `ky` of a filter stands in its sums and its kernel, in floats. */
  place(filter: number, ky: number, tap: number): number {
    return filter * this.filterFloats + ky * this.taps + tap;
  }
}

/** The entries from one address to another. */
function entries(arena: Arena, from: number, to: number): { where: number; gradient: number }[] {
  return Array.from({ length: (to - from) / ENTRY }, (_, at) => ({
    where: item(arena.readWords(from + at * ENTRY, 1), 0),
    gradient: item(arena.readFloats(from + at * ENTRY + 4, 1), 0),
  }));
}

describe.each(roundings)('%s', (rounding) => {
  describe.each(cases)('%s', (_, which) => {
    test.each(elementwise)(
      'listLive lists by filter and by position the gradients by %s that are not zero',
      async (kind) => {
        const arena = await Arena.start(rounding);
        const live = new PlacedLive(arena, which);
        const { placed, gradient, positions, filters } = live;
        const { stage, layer, output, sums, spread, input } = placed;
        const values = numbers(gradient.length, 22);
        (SLOPE_FROM[kind] === 'sum' ? sums : output).set(values);
        const there = placed.forward(kind);
        arena.run(
          () => {
            arena.kernels.listLive(there, live.record);
          },
          ...live.lists,
          ...spread.ranges(),
        );
        const bySum = activationGradient(kind, { sums: values, y: values }, gradient, which.filters);
        expectNear(spread.get(), bySum, 16 * FLOAT32);
        const stored = spread.get(filters);
        const windows = Array.from(
          { length: positions },
          (__, at) =>
            Math.floor(at / stage.output.width) * stage.strideHeight * input.outerRow +
            (at % stage.output.width) * stage.strideWidth * input.outerStep,
        );
        for (let filter = 0; filter < layer.stride; filter++) {
          const start = live.byFilter + filter * positions * ENTRY;
          const end = item(arena.readWords(live.filterEnds + filter * 4, 1), 0);
          const expected = windows.flatMap((where, position) => {
            const g = item(stored, position * filters + filter);
            return g === 0 ? [] : { where, gradient: g };
          });
          expect(entries(arena, start, end)).toEqual(expected);
        }
        const ends = arena.readWords(live.positionEnds, positions);
        ends.forEach((end, position) => {
          const expected = stored.slice(position * filters, (position + 1) * filters).flatMap((g, filter) => {
            return g === 0 ? [] : { where: filter * live.filterFloats * 4, gradient: g };
          });
          expect(entries(arena, position === 0 ? live.byPosition : item(ends, position - 1), end)).toEqual(expected);
        });
      },
    );

    test('listLive lists no more than there were gradients, although slopes are no numbers', async () => {
      const arena = await Arena.start(rounding);
      const live = new PlacedLive(arena, which);
      live.placed.output.set(live.gradient.map(() => NaN));
      arena.kernels.listLive(live.placed.forward('tanh'), live.record);
      const counts = Array.from({ length: which.filters }, (__, filter) => {
        const end = item(arena.readWords(live.filterEnds + filter * 4, 1), 0);
        return (end - live.byFilter) / ENTRY - filter * live.positions;
      });
      const expected = counts.map((__, filter) => {
        return live.gradient.filter((g, at) => at % which.filters === filter && g !== 0).length;
      });
      expect(counts).toEqual(expected);
    });

    test('liveKernelGradient adds the gradient by kernel and bias to the sums, a row for each filter', async () => {
      const arena = await Arena.start(rounding);
      const live = new PlacedLive(arena, which);
      const { placed, gradient, filters, taps } = live;
      const { stage, image, stored } = placed;
      const before = numbers(live.sums.bytes / 4, 23);
      arena.setFloats(live.sums.address, before);
      const there = placed.forward('linear');
      arena.kernels.listLive(there, live.record);
      arena.run(() => {
        arena.kernels.liveKernelGradient(there, live.record);
      }, live.sums);
      const after = arena.readFloats(live.sums.address, before.length);
      const byKernel = convolutionKernelGradient(stage, image, gradient);
      const byBias = biasGradient(gradient, which.filters);
      const bound = (2 * live.positions + 8) * FLOAT32;
      for (let filter = 0; filter < which.filters; filter++) {
        const places = Array.from(
          { length: stage.windowHeight * taps },
          (__, at) => [Math.floor(at / taps), at % taps] as const,
        );
        const trueTaps = places.filter(([, tap]) => tap % stored < which.input.channels);
        const found = trueTaps.map(([ky, tap]) => item(after, live.place(filter, ky, tap)));
        const expected = trueTaps.map(([ky, tap]) => {
          const place = ky * stage.windowWidth + Math.floor(tap / stored);
          const at = (place * which.input.channels + (tap % stored)) * which.filters + filter;
          return item(before, live.place(filter, ky, tap)) + item(byKernel, at);
        });
        expectNear(found, expected, bound);
        const bias = filters * live.filterFloats + filter;
        expectNear([item(after, bias)], [item(before, bias) + item(byBias, filter)], bound);
      }
    });

    test('the lists lead to the bits of kernelGradient over all gradients', async () => {
      const arena = await Arena.start(rounding);
      const live = new PlacedLive(arena, which);
      const { stage, layer, stored } = live.placed;
      const rows = stage.windowHeight * stage.windowWidth * stored + 1;
      const there = live.placed.forward('linear');
      const [all, listed] = [arena.floats(new Float32Array(rows * layer.stride)), arena.room(rows * layer.stride * 4)];
      arena.setFloats(live.sums.address, new Float32Array(live.sums.bytes / 4));
      arena.kernels.listLive(there, live.record);
      // Two images: what the second adds, it adds to the sums of the first.
      for (let image = 0; image < 2; image++) {
        arena.kernels.kernelGradient(there, all);
        arena.kernels.liveKernelGradient(there, live.record);
      }
      arena.kernels.storeLiveSums(there, live.record, listed);
      expect(arena.readFloats(listed, rows * layer.stride)).toEqual(arena.readFloats(all, rows * layer.stride));
    });

    test('the lists lead to the bits of convolve with the turned kernel over all gradients', async () => {
      const arena = await Arena.start(rounding);
      const live = new PlacedLive(arena, which);
      const { placed, below } = live;
      const all = new ImageBuffer(arena, which.input, placed.stored);
      const { there, back, turned } = turning(arena, placed, placed.stored === 8 ? [2] : [1]);
      arena.kernels.turnKernel(there, back);
      arena.kernels.convolve(placed.back(turned, all));
      arena.kernels.filterMajor(there, live.record);
      arena.kernels.listLive(there, live.record);
      arena.kernels.liveInputGradient(there, live.record);
      expect(below.get()).toEqual(all.get());
    });

    test('storeLiveSums stores a row for each tap, then the bias', async () => {
      const arena = await Arena.start(rounding);
      const live = new PlacedLive(arena, which);
      const { placed, filters } = live;
      const { stage, stored } = placed;
      const sums = numbers(live.sums.bytes / 4, 24);
      arena.setFloats(live.sums.address, sums);
      const taps = stage.windowWidth * stored;
      const rows = stage.windowHeight * taps + 1;
      const to = { address: arena.room(rows * filters * 4), bytes: rows * filters * 4 };
      const there = placed.forward('linear');
      arena.run(() => {
        arena.kernels.storeLiveSums(there, live.record, to.address);
      }, to);
      const expected = Array.from({ length: rows * filters }, (__, at) => {
        const [row, filter] = [Math.floor(at / filters), at % filters];
        if (row === rows - 1) return item(sums, filters * live.filterFloats + filter);
        return item(sums, live.place(filter, Math.floor(row / taps), row % taps));
      });
      expect(arena.readFloats(to.address, rows * filters)).toEqual(expected);
    });
  });

  test.each(cases)('filterMajor stores a row of taps for each filter: %s', async (_, which) => {
    const arena = await Arena.start(rounding);
    const live = new PlacedLive(arena, which);
    const { placed, filters } = live;
    const there = placed.forward('linear');
    arena.run(() => {
      arena.kernels.filterMajor(there, live.record);
    }, live.kernel);
    const kernel = placed.layer.get(0);
    const expected = Array.from({ length: filters * live.filterFloats }, (__, at) => {
      const [filter, tap] = [Math.floor(at / live.filterFloats), at % live.filterFloats];
      return filter < which.filters ? item(kernel, tap * which.filters + filter) : 0;
    });
    expect(arena.readFloats(live.kernel.address, expected.length)).toEqual(expected);
  });

  test.each(cases)('liveInputGradient gives the gradient by the input, whatever stood there: %s', async (_, which) => {
    const arena = await Arena.start(rounding);
    const live = new PlacedLive(arena, which);
    const { placed, gradient, below } = live;
    const { stage, image, kernel } = placed;
    const there = placed.forward('linear');
    arena.kernels.filterMajor(there, live.record);
    arena.kernels.listLive(there, live.record);
    arena.run(
      () => {
        arena.kernels.liveInputGradient(there, live.record);
      },
      live.windows,
      ...below.ranges(),
    );
    const terms = 2 * stage.windowHeight * stage.windowWidth * which.filters;
    expectNear(below.get(), convolutionInputGradient(stage, image, kernel, gradient), (terms + 8) * FLOAT32);
  });
});
