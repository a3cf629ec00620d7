/** Two kinds of pixels, and what parts them. */
export interface Threshold {
  /** The brightest of the darker kind, 0 to 255. */
  readonly value: number;
  /** Median of the darker kind. */
  readonly low: number;
  /** Median of the brighter kind; that of the darker one if there is but one. */
  readonly high: number;
  /** Median of how far the darker kind lies from its median: its noise. */
  readonly noise: number;
}

/**
 * Parts pixels into a darker and a brighter kind, so that the means of the two are as far apart as can be for their
 * sizes.
 *
 * Source: N. Otsu, A threshold selection method from gray-level histograms, IEEE Transactions on Systems, Man, and
 * Cybernetics 9 (1979), 62-66: the variance between classes, his (14), is the largest.
 */
export function otsuThreshold(pixels: Uint8Array | Uint8ClampedArray): Threshold {
  const histogram = new Float64Array(256);
  let total = 0;
  for (const value of pixels) {
    histogram[value] = (histogram[value] ?? 0) + 1;
    total += value;
  }
  let best = 255;
  let [count, sum, largest] = [0, 0, 0];
  histogram.forEach((many, value) => {
    count += many;
    sum += many * value;
    const others = pixels.length - count;
    if (many === 0 || others === 0) return;
    const [low, high] = [sum / count, (total - sum) / others];
    const between = count * others * (high - low) ** 2;
    if (between <= largest) return;
    largest = between;
    best = value;
  });
  const dark = pixels.filter((value) => value <= best);
  const low = medianOf(dark);
  const bright = pixels.filter((value) => value > best);
  const noise = medianOf(dark.map((value) => Math.abs(value - low)));
  return { value: best, low, high: bright.length === 0 ? low : medianOf(bright), noise };
}

/** The middle one of some bytes, the upper of two; 0 of none. */
function medianOf(values: Uint8Array | Uint8ClampedArray): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}
