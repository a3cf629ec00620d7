/*
 * The training kernels, in AssemblyScript with 128-bit SIMD.
 *
 * Memory map. The module owns no memory: it imports one shared memory, holds no static data and
 * keeps no state, so that any number of threads can run it at once. The planner (../plan.ts) lays
 * everything out and hands the kernels addresses:
 *
 *   0         control words: barrier, stop flag, progress            (../control.ts)
 *   records   one Layer and one Panel table per dense layer          (./layer.ts)
 *   lookup    256 floats: what a pixel byte is worth
 *   W | M | V parameters, first and second moments, all laid out alike:
 *             a layer is a row of panels, a panel is (inputs + 1) rows of 4, 8, 16 or 32 columns,
 *             the last row being the bias, that is the weights of an input that is always 1
 *   images    with convolutions: sums of their gradients, then for each thread one image's activations
 *             and gradients (./convolution.ts)
 *   batch     activations and gradients, then for each thread its lists of non-zero inputs
 *   data      samples without their zeros (./compress.ts), targets, then the order of the epoch
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
