import type { DenseStage, Stages } from './stages';

export type ParameterKind = 'learned' | 'frozen' | 'average';

/**
 * What becomes of each array of a network's `Parameters` at a step: it is moved along its gradient, stays as it is, or, as the
 * moving averages of a normalization, is moved towards what the batch has.
 */
export function parameterKinds({ images, dense }: Stages): readonly ParameterKind[] {
  const weighted = ({ hasBias, isTrainable }: Pick<DenseStage, 'hasBias' | 'isTrainable'>): ParameterKind[] => {
    const kind = isTrainable ? 'learned' : 'frozen';
    return hasBias ? [kind, kind] : [kind];
  };
  const onImages = images.flatMap((stage) => {
    if (stage.kind === 'convolution') return weighted(stage);
    return stage.kind === 'normalization' ? (['learned', 'learned', 'average', 'average'] as const) : [];
  });
  return [...onImages, ...dense.flatMap(weighted)];
}
