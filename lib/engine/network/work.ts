import type { Stages } from './stages';

/** Multiplications that one sample takes on its way forward, none left out; float32 products of the layers' kernels. */
export function multiplicationsOf({ images, dense }: Stages): number {
  const convolutions = images.map((stage) => {
    if (stage.kind !== 'convolution') return 0;
    const { input, output, windowHeight, windowWidth } = stage;
    return output.height * output.width * output.channels * windowHeight * windowWidth * input.channels;
  });
  const products = dense.map(({ inputs, units }) => inputs * units);
  return [...convolutions, ...products].reduce((sum, count) => sum + count, 0);
}
