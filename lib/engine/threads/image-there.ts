import type { Kernels } from '../contract/kernels';
import type { ImageStep } from '../layout/plan';
import type { TrainingStep } from './job';

/**
 * How a thread takes a sample through one layer on images.
 *
 * @param row The sample's place in its batch.
 * @param offset Bytes from the layer's record to that of the sample; 0 where the thread has one for all.
 * @param step That of which the sample is, if it is trained: with dropout, and normalized by what its batch has.
 */
export type StepThere = (row: number, offset: number, step?: TrainingStep) => void;

/** @param kernels Of the thread. */
export function stepThere(kernels: Kernels, { kind, there: { address } }: ImageStep): StepThere {
  switch (kind) {
    case 'convolution':
      return (_, offset) => {
        kernels.convolve(address + offset);
      };
    case 'maxPooling':
      return (_, offset) => {
        kernels.maxPool(address + offset);
      };
    case 'averagePooling':
      return (_, offset) => {
        kernels.averagePool(address + offset);
      };
    case 'normalization':
      return (_, offset, step) => {
        kernels.normalize(address + offset, step ? 1 : 0);
      };
    case 'dropout':
      return (row, offset, step) => {
        kernels.imageDropout(address + offset, step?.job.seed ?? 0, step?.number ?? 0, row, step ? 1 : 0);
      };
  }
}
