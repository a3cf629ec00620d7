import { checkNumber, checkNumbers } from '../check/values';

/** A point of two measures. */
export type Point = readonly [first: number, second: number];

/** How far a point lies from a cloud. */
export interface Outlier {
  /** Mahalanobis distance: in standard deviations of the cloud in that direction. */
  readonly distance: number;
  /** Probability that one more point of the cloud lies as far from it, or farther. */
  readonly p: number;
}

/**
 * How far a point that is known to lie within a rectangle, as a rounded figure is, lies from a cloud: that place of
 * the rectangle counts which is nearest. If the cloud is of a bivariate normal distribution, the squared distance of
 * one more of its points follows Hotelling's distribution.
 *
 * Source: H. Hotelling, The Generalization of Student's Ratio, 1931; the quantiles of F with two degrees of freedom
 * in the numerator have a closed form.
 *
 * @param cloud at least four points, not all on a line
 * @param low corner of the rectangle with the least of both measures
 * @param high corner with the most
 * @throws RangeError if there are fewer than four points, one is not finite, or they lie on a line
 */
export function outlier(cloud: readonly Point[], low: Point, high: Point): Outlier {
  const doing = 'comparing with a cloud';
  checkNumber(doing, 'at least 4 points', cloud.length, (count) => count >= 4);
  for (const point of cloud) checkNumbers(doing, 'finite numbers', point, Number.isFinite);
  const { length } = cloud;
  const mean: Point = [meanOf(cloud, 0), meanOf(cloud, 1)];
  const covariance = (a: 0 | 1, b: 0 | 1): number =>
    cloud.reduce((sum, point) => sum + (point[a] - mean[a]) * (point[b] - mean[b]), 0) / (length - 1);
  const [xx, xy, yy] = [covariance(0, 0), covariance(0, 1), covariance(1, 1)];
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-12 * xx * yy))
    throw new RangeError(`${doing}: expected points that span a plane, found a line`);
  // The inverse of the covariance, so that the squared distance is aa dx² + 2 ab dx dy + bb dy².
  const form: Form = { aa: yy / determinant, ab: -xy / determinant, bb: xx / determinant };
  const squared = leastInRectangle(form, [low[0] - mean[0], low[1] - mean[1]], [high[0] - mean[0], high[1] - mean[1]]);
  const f = ((length - 2) / (2 * (length - 1))) * (length / (length + 1)) * squared;
  return { distance: Math.sqrt(squared), p: (1 + (2 * f) / (length - 2)) ** (-(length - 2) / 2) };
}

interface Form {
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

/** The least value of a form over a rectangle: 0 if it holds the origin, else on one of its sides. */
function leastInRectangle(form: Form, [left, bottom]: Point, [right, top]: Point): number {
  if (left <= 0 && right >= 0 && bottom <= 0 && top >= 0) return 0;
  const value = (x: number, y: number): number => form.aa * x * x + 2 * form.ab * x * y + form.bb * y * y;
  const within = (least: number, wanted: number, most: number): number => Math.min(Math.max(wanted, least), most);
  return Math.min(
    ...[left, right].map((x) => value(x, within(bottom, (-form.ab / form.bb) * x, top))),
    ...[bottom, top].map((y) => value(within(left, (-form.ab / form.aa) * y, right), y)),
  );
}

function meanOf(cloud: readonly Point[], measure: 0 | 1): number {
  return cloud.reduce((sum, point) => sum + point[measure], 0) / cloud.length;
}
