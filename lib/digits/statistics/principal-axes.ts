/** The directions in which rows of numbers differ most. */
export interface PrincipalAxes {
  /** Mean of each column, float64. */
  readonly mean: Float64Array;
  /** Directions of length 1, at right angles to each other, the one of the largest variance first; 0 where nothing varies. */
  readonly axes: readonly Float64Array[];
  /** The variance along each of them, as a share of all there is; 0 where nothing varies. */
  readonly shares: readonly number[];
}

/** A direction is found once a turn changes no part of it by more. */
const PRECISION = 1e-13;
/** Turns, at most: where two variances are nearly the same, any direction between the two serves as well. */
const MOST_TURNS = 20_000;
/** A share of the variance that rounding may leave. */
const NOTHING = 1e-14;

/**
 * Principal component analysis: the directions of largest variance. Each is found by the power iteration, in which a
 * vector is multiplied with the covariance again and again, at right angles to those before. Of the two opposite
 * directions it is the one whose largest part is positive.
 *
 * Source: I. Jolliffe, Principal Component Analysis, 2002, chapter 1; power iteration: G. Golub and C. Van Loan,
 * Matrix Computations, 2013, 7.3.1.
 *
 * @param values shape (rows, columns) in row-major order
 * @param columns how many numbers a row has
 * @param count how many directions
 */
export function principalAxes(values: ArrayLike<number>, columns: number, count: number): PrincipalAxes {
  const rows = values.length / columns;
  const mean = new Float64Array(columns);
  for (let at = 0; at < values.length; at++) mean[at % columns] = (mean[at % columns] ?? 0) + (values[at] ?? 0) / rows;
  const covariance = covarianceOf(values, mean);
  let total = 0;
  for (let column = 0; column < columns; column++) total += covariance[column * columns + column] ?? 0;
  const axes: Float64Array[] = [];
  const shares: number[] = [];
  for (let axis = 0; axis < count; axis++) {
    const found = strongest(covariance, columns, axes, NOTHING * total);
    axes.push(found);
    shares.push(total > 0 ? dot(found, times(covariance, found)) / total : 0);
  }
  return { mean, axes, shares };
}

/**
 * Places of rows along the axes.
 *
 * @param values shape (rows, columns)
 * @returns shape (rows, axes)
 */
export function projected(values: ArrayLike<number>, { mean, axes }: PrincipalAxes): Float64Array {
  const rows = values.length / mean.length;
  return Float64Array.from({ length: rows * axes.length }, (_, at) => {
    const begin = Math.floor(at / axes.length) * mean.length;
    const axis = axes[at % axes.length] ?? new Float64Array(0);
    return axis.reduce((sum, part, column) => sum + part * ((values[begin + column] ?? 0) - (mean[column] ?? 0)), 0);
  });
}

/** Shape (columns, columns): the mean of the products of what two columns differ from their means by. */
function covarianceOf(values: ArrayLike<number>, mean: Float64Array): Float64Array {
  const columns = mean.length;
  const rows = values.length / columns;
  const covariance = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++) {
    const off = mean.map((middle, column) => (values[row * columns + column] ?? 0) - middle);
    off.forEach((first, a) => {
      if (first === 0) return;
      for (let b = 0; b < columns; b++) {
        covariance[a * columns + b] = (covariance[a * columns + b] ?? 0) + (first * (off[b] ?? 0)) / rows;
      }
    });
  }
  return covariance;
}

function strongest(
  covariance: Float64Array,
  columns: number,
  before: readonly Float64Array[],
  least: number,
): Float64Array {
  let axis = unit(
    upright(
      Float64Array.from({ length: columns }, (_, at) => 1 + at / columns),
      before,
    ),
  );
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const turned = upright(times(covariance, axis), before);
    // What is left is rounding: nothing varies in any other direction.
    if (dot(turned, turned) <= least ** 2) return new Float64Array(columns);
    const next = unit(turned);
    const change = next.reduce((most, part, at) => Math.max(most, Math.abs(part - (axis[at] ?? 0))), 0);
    axis = next;
    if (change < PRECISION) break;
  }
  const largest = axis.reduce((most, part) => (Math.abs(part) > Math.abs(most) ? part : most), 0);
  return largest < 0 ? axis.map((part) => -part) : axis;
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, part, at) => sum + part * (b[at] ?? 0), 0);

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const { length } = vector;
  return vector.map((_, row) => dot(vector, matrix.subarray(row * length, (row + 1) * length)));
}

/** What is left of a vector at right angles to others. */
function upright(vector: Float64Array, others: readonly Float64Array[]): Float64Array {
  return others.reduce((left, other) => {
    const share = dot(left, other);
    return left.map((part, at) => part - share * (other[at] ?? 0));
  }, vector);
}

/** The vector with the length 1. */
function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(dot(vector, vector));
  return vector.map((part) => part / length);
}
