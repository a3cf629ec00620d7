import type { Kernels } from '../contract/kernels';
import type { ImageStep } from '../layout/plan';
import type { TrainingStep } from './job';

/**
 * How one thread takes a sample through one layer on images.
 *
 * @param row The sample's place in its batch.
 * @param step That of which the sample is, if dropout is wanted.
 */
export type StepThere = (row: number, step?: TrainingStep) => void;

/** @param kernels Of the thread. */
export function stepThere(kernels: Kernels, { kind, there: { address } }: ImageStep): StepThere {
  switch (kind) {
    case 'convolution':
      return () => {
        kernels.convolve(address);
      };
    case 'maxPooling':
      return () => {
        kernels.maxPool(address);
      };
    case 'averagePooling':
      return () => {
        kernels.averagePool(address);
      };
    case 'dropout':
      return (row, step) => {
        kernels.imageDropout(address, step?.job.seed ?? 0, step?.number ?? 0, row, step ? 1 : 0);
      };
  }
}
