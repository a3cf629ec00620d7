import type { Stages } from './stages';

/**
 * What becomes of each array of a network's `Parameters` at a step: it is moved along its gradient, or, as the moving averages
 * of a normalization, towards what the batch has.
 */
export function parameterKinds({ images, dense }: Stages): readonly ('learned' | 'average')[] {
  const onImages = images.flatMap(({ kind }) => {
    if (kind === 'convolution') return ['learned', 'learned'] as const;
    return kind === 'normalization' ? (['learned', 'learned', 'average', 'average'] as const) : [];
  });
  return [...onImages, ...dense.flatMap(() => ['learned', 'learned'] as const)];
}
