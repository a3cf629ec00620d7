/** Samples looked at to measure the density. */
const DENSITY_SAMPLES = 500;

/** Share of inputs that are not zero, over at most 500 samples spread through the data. */
export function density(width: number, inputs: Uint8Array | Float32Array): number {
  const count = inputs.length / width;
  const samples = Math.min(count, DENSITY_SAMPLES);
  let filled = 0;
  for (let n = 0; n < samples; n++) {
    const start = Math.floor((n * count) / samples) * width;
    for (let i = start; i < start + width; i++) if (inputs[i] !== 0) filled++;
  }
  return filled / (samples * width);
}
