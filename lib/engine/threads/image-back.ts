import type { Kernels } from '../contract/kernels';
import type { ConvolutionBack, ImageStep } from '../layout/plan';
import type { TrainingStep } from './job';

/** How one thread comes back through one layer on images. */
export interface StepBack {
  /** Before a step: lays out the kernel anew, which the step before has moved. */
  readonly prepare: () => void;
  /** Before the samples of a chunk, whose sums go to `chunk`. */
  readonly begin: (chunk: number) => void;
  /**
   * From the gradient by the outputs of a sample, `row` of its batch, to that by the inputs; that by the kernel is added up.
   *
   * @param offset Bytes from the layer's records to those of the sample; 0 where the thread has one set for all.
   */
  readonly sample: (chunk: number, row: number, offset: number, step: TrainingStep) => void;
  /** After the samples of a chunk. */
  readonly end: (chunk: number) => void;
}

/** @param kernels Of the thread. */
export function stepBack(kernels: Kernels, step: ImageStep): StepBack {
  if (step.kind === 'dropout') return dropoutBack(kernels, step);
  if (step.kind === 'normalization') return normalizationBack(kernels, step);
  if (step.kind !== 'convolution') return poolingBack(kernels, step);
  const { region, there, back } = step;
  const { isTrainable } = region;
  const sums = (chunk: number): number => region.gradient + chunk * region.bytes;
  return back.kind === 'dense'
    ? denseBack(kernels, there.address, back, { sums, bytes: region.bytes, isTrainable })
    : liveBack(kernels, there.address, back, { sums, isTrainable });
}

const nothing = (): void => undefined;

function dropoutBack(kernels: Kernels, { there }: Extract<ImageStep, { kind: 'dropout' }>): StepBack {
  return {
    prepare: nothing,
    begin: nothing,
    sample: (_, row, offset, { job, number }) => {
      kernels.imageDropoutGradient(there.address + offset, job.seed, number, row);
    },
    end: nothing,
  };
}

/** Once the batch has its gradients (`batchGradients`). */
function normalizationBack(kernels: Kernels, { there }: Extract<ImageStep, { kind: 'normalization' }>): StepBack {
  return {
    prepare: nothing,
    begin: nothing,
    sample: (_, __, offset) => {
      kernels.normalizationGradient(there.address + offset);
    },
    end: nothing,
  };
}

function poolingBack(
  kernels: Kernels,
  { kind, there, clear }: Exclude<ImageStep, { kind: 'convolution' | 'dropout' | 'normalization' }>,
): StepBack {
  const gradient = kind === 'maxPooling' ? kernels.maxPoolGradient : kernels.averagePoolGradient;
  return {
    prepare: nothing,
    begin: nothing,
    sample: (_, __, offset) => {
      kernels.clear(clear.address + offset, clear.bytes);
      gradient(there.address + offset);
    },
    end: nothing,
  };
}

/** Where the sums of a chunk stand, and how many bytes of them. */
interface Sums {
  readonly sums: (chunk: number) => number;
  readonly bytes: number;
  /** If not, nothing is added up. */
  readonly isTrainable: boolean;
}

type Dense = Extract<ConvolutionBack, { kind: 'dense' }>;
type Live = Extract<ConvolutionBack, { kind: 'live' }>;

/** All gradients, by the kernel turned round. */
function denseBack(kernels: Kernels, there: number, { inputs }: Dense, { sums, bytes, isTrainable }: Sums): StepBack {
  return {
    prepare: () => {
      if (inputs) kernels.turnKernel(there, inputs.address);
    },
    begin: (chunk) => {
      kernels.clear(sums(chunk), bytes);
    },
    sample: (chunk, _, offset) => {
      kernels.imageActivationGradient(there + offset);
      if (isTrainable) kernels.kernelGradient(there + offset, sums(chunk));
      if (inputs) kernels.convolve(inputs.address + offset);
    },
    end: nothing,
  };
}

/** Only the gradients that are not zero. */
function liveBack(
  kernels: Kernels,
  there: number,
  { lists, sums: own }: Live,
  { sums, isTrainable }: Omit<Sums, 'bytes'>,
): StepBack {
  const { address } = lists;
  return {
    prepare: () => {
      kernels.filterMajor(there, address);
    },
    begin: () => {
      kernels.clear(own.address, own.bytes);
    },
    sample: (_, __, offset) => {
      kernels.listLive(there + offset, address + offset);
      if (isTrainable) kernels.liveKernelGradient(there + offset, address + offset);
      kernels.liveInputGradient(there + offset, address + offset);
    },
    end: (chunk) => {
      kernels.storeLiveSums(there, address, sums(chunk));
    },
  };
}
