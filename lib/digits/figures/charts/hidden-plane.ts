import { checkOptions, type OptionNames } from '../../check/options';
import { checkNumber, checkNumbers, isWhole } from '../../check/values';
import { MOST_CLASSES } from '../../data/digits';
import { extremes } from '../../statistics/extremes';
import { checkClassNames } from '../check';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { counted, rounded } from '../numbers';
import { SERIES_COLORS } from '../palette';
import { shortNames } from '../short-names';

export interface HiddenPlaneOptions {
  /** @default 'The hidden layer in two dimensions' */
  readonly title?: string;
  /** What the classes are called: points are as their first letters. @default labels, as of digits */
  readonly classNames?: readonly string[] | undefined;
}

const DOING = 'drawing points of digits';
const OPTIONS: OptionNames<HiddenPlaneOptions> = { title: 'string', classNames: true };

/**
 * Draws digits as points, each as its label, or the first letters of its class: near to each other where a layer answers
 * alike to them.
 *
 * @param points shape (count, 2) in row-major order: across and up
 * @param labels shape (count), 0 to 255
 * @throws TypeError if these are no arrays of numbers
 * @throws RangeError if there are no points, they are not finite, there are not two numbers a label, or one is not from
 *   0 to 255 or has no name
 * @example
 * show(hiddenPlane([0, 0, 1, 0.5, 1.1, 0.4], [3, 7, 7]));
 */
export function hiddenPlane(
  points: ArrayLike<number>,
  labels: ArrayLike<number>,
  options: HiddenPlaneOptions = {},
): Figure {
  checkNumbers(DOING, 'finite points', points, Number.isFinite);
  checkNumbers(
    DOING,
    `labels from 0 to ${MOST_CLASSES - 1}`,
    labels,
    (label) => isWhole(label) && label < MOST_CLASSES,
  );
  checkNumber(DOING, 'at least one label', labels.length, (count) => count > 0);
  checkNumber(DOING, `${2 * labels.length} numbers, two for each label`, points.length, (count) => {
    return count === 2 * labels.length;
  });
  checkOptions(DOING, options, OPTIONS);
  const { title = 'The hidden layer in two dimensions', classNames } = options;
  const said = Array.from(labels);
  if (classNames !== undefined) requireNames(classNames, said);
  const short = classNames && shortNames(classNames);
  const noun = classNames ? 'image' : 'digit';
  const [x, y] = [0, 1].map((part) => said.map((_, at) => rounded(points[2 * at + part] ?? 0, 3)));
  return figure(
    [
      {
        type: 'scatter',
        mode: 'text',
        x: x ?? [],
        y: y ?? [],
        text: said.map((label) => short?.[label] ?? String(label)),
        textfont: { size: 13, color: said.map((label) => SERIES_COLORS[label % SERIES_COLORS.length] ?? '') },
        hovertemplate: '%{text}<extra></extra>',
        showlegend: false,
      },
    ],
    layout(
      title,
      { title: { text: 'along the direction of most difference' }, zeroline: false },
      { title: { text: 'along the second' }, zeroline: false },
      { width: 480, height: 420 },
    ),
    `${title}: ${counted(said.length, noun)} as points; for ${alike(points, said)} of them the nearest other ` +
      'point has the same label.',
  );
}

/** @throws TypeError if these are no texts, RangeError if a label has none */
function requireNames(classNames: readonly string[], labels: readonly number[]): void {
  checkClassNames(DOING, classNames);
  const { most } = extremes(labels);
  checkNumber(DOING, `at least ${most + 1} names, one for each label`, classNames.length, (count) => count > most);
}

/** For how many points the nearest other one has the same label. */
function alike(points: ArrayLike<number>, labels: readonly number[]): number {
  const place = (at: number): readonly [number, number] => [points[2 * at] ?? 0, points[2 * at + 1] ?? 0];
  return labels.filter((label, at) => {
    const [x, y] = place(at);
    let nearest = -1;
    let least = Infinity;
    for (let other = 0; other < labels.length; other++) {
      const [otherX, otherY] = place(other);
      const distance = (x - otherX) ** 2 + (y - otherY) ** 2;
      if (other === at || distance >= least) continue;
      [nearest, least] = [other, distance];
    }
    return labels[nearest] === label;
  }).length;
}
