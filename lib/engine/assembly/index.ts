/*
 * The training kernels, in AssemblyScript with 128-bit SIMD.
 *
 * The module owns no memory: it imports one shared memory, holds no static data and keeps no state, so that
 * any number of threads can run it at once. The planner (../layout/) lays everything out and hands the kernels
 * addresses, alone or in records (./records.ts). ../layout/regions.ts is the map, and says of each region which
 * thread reads and writes it when; docs/engine.md prints it.
 *
 * Parameters, first and second moments are laid out alike: a layer is a row of panels, a panel is (inputs + 1)
 * rows of 4, 8, 16 or 32 columns, the last row being the bias, that is the weights of an input that is always 1.
 *
 * Legend: s = sample of the batch, i = input, j = unit (column), v = vector of four columns.
 * Rows of activations are padded to whole vectors, so no kernel needs a scalar tail; the padding
 * columns carry zeros or values that nothing reads.
 */
export { compressBytes, compressFloats } from './dense/compress';
export { gatherLists, gatherRows, listActivations } from './dense/gather';
export { forwardLists } from './dense/forward-lists';
export { forwardRows } from './dense/forward-rows';
export { softmax, softmaxGradient, activationGradient } from './dense/activation';
export { lossAndGradient } from './dense/loss';
export { inputGradient } from './dense/backward';
export { update, flushTiny } from './dense/update';
export { penalty } from './dense/penalty';
export { dropout } from './dense/dropout';
export { convolve } from './image/convolve';
export { kernelGradient } from './image/kernel-gradient';
export { filterMajor, storeLiveSums } from './image/filter-major';
export { listLive } from './image/live-lists';
export { liveKernelGradient } from './image/live-kernel-gradient';
export { liveInputGradient } from './image/live-input-gradient';
export { turnKernel } from './image/turn-kernel';
export { clear, gatherImage, flatten, unflatten } from './image/passage';
export { imageActivationGradient } from './image/activation';
export { maxPool, maxPoolGradient } from './image/pooling';
export { averagePool, averagePoolGradient } from './image/average-pooling';
export { imageDropout, imageDropoutGradient } from './image/dropout';
export { imageMoments, batchMoments, normalize } from './image/normalization';
export { normalizationSums, batchGradients, normalizationGradient } from './image/normalization';
export { exponentials, logarithms, tangents, sigmoids, gelus, geluSlopes } from './math/probe';
