/* Which input meets which weight: a network's layers with their connections, worked out from the specification. */
import type { Activation, NetworkSpec, NormalizationSpec } from '../../../lib/engine/network/network';
import type { Rules } from './rules';

export interface WeightedLayer {
  readonly kind: 'weighted';
  /** For each position of the output pairs: an input, and the row of the kernel that it meets. */
  readonly connections: readonly Int32Array[];
  readonly units: number;
  readonly activation: Activation;
  readonly hasBias: boolean;
  readonly isFrozen: boolean;
  readonly l1: number;
  readonly l2: number;
}

export interface PooledLayer {
  readonly kind: 'pooled';
  /** For each position of the output the positions of the input. */
  readonly windows: readonly Int32Array[];
  readonly channels: number;
  readonly of: 'largest' | 'average';
}

export interface DroppedLayer {
  readonly kind: 'dropped';
  readonly rate: number;
  /**
   * As the rule of the masks counts: dense layers before, and one more for convolutions; between layers on images, which
   * all before a normalization are, 2^16 and those before.
   */
  readonly number: number;
}

export interface NormalizedLayer extends Pick<NormalizationSpec, 'activation' | 'epsilon' | 'momentum'> {
  readonly kind: 'normalized';
  readonly channels: number;
}

export type Layer = WeightedLayer | PooledLayer | DroppedLayer | NormalizedLayer;

export function layersOf({ inputs, imageShape, layers }: NetworkSpec, { before }: Rules): Layer[] {
  let { height, width, channels } = imageShape ?? { height: 1, width: 1, channels: inputs };
  const lastOnImages = layers.findLastIndex(({ kind }) => kind !== 'dense' && kind !== 'dropout');
  let dense = lastOnImages >= 0 ? 1 : 0;
  let onImages = 0;
  return layers.map((layer, index): Layer => {
    if (layer.kind === 'dropout') {
      const number = index < lastOnImages ? 2 ** 16 + onImages : dense;
      return { kind: 'dropped', rate: layer.rate, number };
    }
    if (index <= lastOnImages) onImages++;
    if (layer.kind === 'normalization') return { ...layer, kind: 'normalized', channels };
    const isPooling = layer.kind === 'maxPooling' || layer.kind === 'averagePooling';
    const { useBias: hasBias = true, trainable = true, l1 = 0, l2 = 0 } = isPooling ? {} : layer;
    const kept = { hasBias, isFrozen: !trainable, l1, l2 };
    if (layer.kind === 'dense') {
      const size = height * width * channels;
      const connections = [Int32Array.from({ length: 2 * size }, (_, index) => Math.floor(index / 2))];
      [height, width, channels] = [1, 1, layer.units];
      if (index > lastOnImages) dense++;
      return { kind: 'weighted', connections, units: layer.units, activation: layer.activation, ...kept };
    }
    const [tall, wide] = layer.kind === 'convolution' ? layer.kernelSize : layer.poolSize;
    const rows = windowsOf(height, tall, layer.strides[0], layer.padding, before);
    const columns = windowsOf(width, wide, layer.strides[1], layer.padding, before);
    const across = width;
    const seen = rows.flatMap((row) =>
      columns.map((column) =>
        row.flatMap((y) => column.map((x) => ({ place: y.place * across + x.place, tap: y.tap * wide + x.tap }))),
      ),
    );
    [height, width] = [rows.length, columns.length];
    if (layer.kind === 'maxPooling' || layer.kind === 'averagePooling') {
      const windows = seen.map((window) => Int32Array.from(window, ({ place }) => place));
      return { kind: 'pooled', windows, channels, of: layer.kind === 'maxPooling' ? 'largest' : 'average' };
    }
    const depth = channels;
    channels = layer.filters;
    const connections = seen.map((window) =>
      Int32Array.from(
        window.flatMap(({ place, tap }) =>
          Array.from({ length: depth }, (_, channel) => [place * depth + channel, tap * depth + channel]).flat(),
        ),
      ),
    );
    return { kind: 'weighted', connections, units: channels, activation: layer.activation, ...kept };
  });
}

interface Seen {
  /** Of the input. */
  readonly place: number;
  /** Of the window. */
  readonly tap: number;
}

/** For each window along one axis what it sees, the padding left out. */
function windowsOf(
  size: number,
  window: number,
  stride: number,
  padding: 'valid' | 'same',
  before: Rules['before'],
): Seen[][] {
  const same = padding === 'same';
  const count = same ? Math.ceil(size / stride) : Math.floor((size - window) / stride) + 1;
  const start = same ? before(Math.max(0, (count - 1) * stride + window - size)) : 0;
  return Array.from({ length: count }, (_, index) =>
    Array.from({ length: window }, (__, tap) => ({ place: index * stride - start + tap, tap })).filter(
      ({ place }) => place >= 0 && place < size,
    ),
  );
}
