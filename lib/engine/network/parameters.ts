import type { Stages } from './stages';

/**
 * What becomes of each array of a network's `Parameters` at a step: it is moved along its gradient, or, as the moving averages
 * of a normalization, towards what the batch has.
 */
export function parameterKinds({ images, dense }: Stages): readonly ('learned' | 'average')[] {
  const weighted = ({ hasBias }: { readonly hasBias: boolean }) =>
    hasBias ? (['learned', 'learned'] as const) : (['learned'] as const);
  const onImages = images.flatMap((stage) => {
    if (stage.kind === 'convolution') return weighted(stage);
    return stage.kind === 'normalization' ? (['learned', 'learned', 'average', 'average'] as const) : [];
  });
  return [...onImages, ...dense.flatMap(weighted)];
}
