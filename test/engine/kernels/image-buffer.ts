import { type ImageShape, type ConvolutionSpec, type PoolingSpec } from '../../../lib/engine/network/network';
import { type ConvolutionStage, imageStage, type PoolingStage } from '../../../lib/engine/network/images';
import type { Arena, Range } from './arena';

/** Where an image lies in a larger one: position (y, x) stands at (top + y * rows, left + x * columns). */
export interface Inside {
  readonly height: number;
  readonly width: number;
  readonly top: number;
  readonly left: number;
  /** @default 1 */
  readonly rows?: number;
  /** @default 1 */
  readonly columns?: number;
}

/** An image in an arena, or room for one: positions of channels, filled up to `stored` floats. */
export class ImageBuffer {
  /** The larger image, and bytes between its rows and its positions. */
  readonly start: number;
  readonly outerRow: number;
  readonly outerStep: number;
  readonly bytes: number;
  /** The first position, and bytes between positions and rows of the image. */
  readonly address: number;
  readonly step: number;
  readonly row: number;
  readonly #arena: Arena;
  readonly #shape: ImageShape;
  readonly #stored: number;

  /** @param inside The larger image, of zeros. @default the image alone, with a gap of pattern after each row */
  constructor(arena: Arena, shape: ImageShape, stored = Math.ceil(shape.channels / 4) * 4, inside?: Inside) {
    const { height, width, top, left, rows = 1, columns = 1 } = inside ?? { ...shape, top: 0, left: 0 };
    this.#arena = arena;
    this.#shape = shape;
    this.#stored = stored;
    this.outerStep = stored * 4;
    this.outerRow = width * this.outerStep + (inside ? 0 : 32);
    this.bytes = height * this.outerRow;
    this.start = inside ? arena.floats(new Float32Array(this.bytes / 4)) : arena.room(this.bytes);
    this.address = this.start + top * this.outerRow + left * this.outerStep;
    this.step = columns * this.outerStep;
    this.row = rows * this.outerRow;
  }

  /** Writes (height, width, channels), and `padding` in the channels that fill up a position. */
  set(values: ArrayLike<number>, padding = 0): this {
    const { channels } = this.#shape;
    const all = Array.from(values);
    this.#positions().forEach((address, position) => {
      const own = all.slice(position * channels, (position + 1) * channels);
      this.#arena.setFloats(address, [...own, ...new Array<number>(this.#stored - channels).fill(padding)]);
    });
    return this;
  }

  /** (height, width, channels). */
  get(channels = this.#shape.channels): number[] {
    return this.#positions().flatMap((address) => this.#arena.readFloats(address, channels));
  }

  /** Every position, with the channels that fill it up. */
  ranges(): Range[] {
    return this.#positions().map((address) => ({ address, bytes: this.outerStep }));
  }

  #positions(): number[] {
    const { height, width } = this.#shape;
    return Array.from(
      { length: height * width },
      (_, at) => this.address + Math.floor(at / width) * this.row + (at % width) * this.step,
    );
  }
}

type Size = readonly [number, number];

/** A convolution, or a pooling of as many channels as there are, with random numbers left to the test. */
export interface WindowCase {
  readonly input: ImageShape;
  readonly window: Size;
  readonly strides: Size;
  readonly padding: 'valid' | 'same';
}

export function convolutionOf({ input, window, strides, padding }: WindowCase, filters: number): ConvolutionStage {
  const spec: ConvolutionSpec = {
    kind: 'convolution',
    filters,
    kernelSize: window,
    strides,
    padding,
    activation: 'linear',
  };
  const stage = imageStage(spec, input, 'the convolution');
  if (stage.kind === 'convolution') return stage;
  throw new TypeError(`expected a convolution, found a ${stage.kind}`);
}

export function poolingOf(
  { input, window, strides, padding }: WindowCase,
  kind: PoolingSpec['kind'] = 'maxPooling',
): PoolingStage {
  const spec: PoolingSpec = { kind, poolSize: window, strides, padding };
  const stage = imageStage(spec, input, `the ${kind}`);
  if (stage.kind !== 'convolution') return stage;
  throw new TypeError('expected a pooling, found a convolution');
}
