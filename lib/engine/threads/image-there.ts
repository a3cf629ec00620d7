import type { Kernels } from '../contract/kernels';
import type { ImageStep } from '../layout/plan';
import type { TrainingStep } from './job';

/**
 * How a thread takes a sample through one layer on images.
 *
 * @param row The sample's place in its batch.
 * @param step That of which the sample is, if it is trained: with dropout, and normalized by what its batch has.
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
    case 'normalization':
      return (_, step) => {
        kernels.normalize(address, step ? 1 : 0);
      };
    case 'dropout':
      return (row, step) => {
        kernels.imageDropout(address, step?.job.seed ?? 0, step?.number ?? 0, row, step ? 1 : 0);
      };
  }
}
