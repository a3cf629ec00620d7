/*
 * The training kernels, in AssemblyScript with 128-bit SIMD.
 *
 * Memory map. The module owns no memory: it imports one shared memory, holds no static data and
 * keeps no state, so that any number of threads can run it at once. The planner (../plan.ts) lays
 * everything out and hands the kernels addresses:
 *
 *   control   barrier, stop flag, progress (../control.ts); no kernel touches it
 *   lookup    256 floats: what a byte of the data is worth
 *   W | M | V parameters, first and second moments, all laid out alike:
 *             a layer is a row of panels, a panel is (inputs + 1) rows of 4, 8, 16 or 32 columns,
 *             the last row being the bias, that is the weights of an input that is always 1
 *   layers    for each a Layer, its Panels and column mask (./layer.ts), penalties, then outputs and
 *             gradients of a batch, or a convolution's gradient in eight sums; with convolutions one
 *             more, for the row that they hand on
 *   tables    with convolutions: panels of turned kernels, positions (./convolution.ts)
 *   threads   for each its lists of the batch, plain and transposed, and of activations; records and
 *             scratch; with convolutions one image of each layer
 *   data      for each set targets, order, losses, hits, samples without their zeros (./compress.ts) or
 *             as given; then the order of the epoch, or predictions
 *
 * ../regions.ts says of each region which thread reads and writes it when.
 *
 * Legend: s = sample of the batch, i = input, j = unit (column), v = vector of four columns.
 * Rows of activations are padded to whole vectors, so no kernel needs a scalar tail; the padding
 * columns carry zeros or values that nothing reads.
 */
export { compressBytes, compressFloats } from './compress';
export { gatherLists, gatherRows, listActivations } from './gather';
export { forward } from './forward';
export { forwardDense } from './dense';
export { softmax, softmaxGradient, activationGradient } from './activation';
export { lossAndGradient } from './loss';
export { inputGradient } from './backward';
export { update, flushTiny } from './update';
export { penalty } from './penalty';
export { dropout } from './dropout';
export { convolve, kernelGradient, turnKernel } from './convolution';
export { clear, gatherImage, flatten, unflatten, imageActivationGradient, maxPool, maxPoolGradient } from './image';
export { exponentials, logarithms, tangents, sigmoids } from './probe';
