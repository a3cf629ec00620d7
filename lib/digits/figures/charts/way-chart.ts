import type { Data, Layout, LayoutAxis } from 'plotly.js';

import { checkOptions } from '../../check/options';
import { checkEach, checkFields, checkNumber, checkNumbers, isCount, isWhole } from '../../check/values';
import { classNameOf } from '../../data/digits';
import type { Way } from '../../evaluate/way-through';
import { namedClasses } from '../check';
import type { Figure } from '../figure';
import { axis, figure, HIDDEN_AXIS, layout, SQUARE_AXES, WIDEST } from '../layout';
import { counted, largest, rounded, short } from '../numbers';
import { COLORS, INK_SCALE, REFERENCE_COLOR } from '../palette';
import { shortNames } from '../short-names';

export interface WayChartOptions {
  /** @default 'The way of a 7 through the network', with its label, or the name of its class */
  readonly title?: string;
}

const DOING = 'drawing the way through a network';

/** Height of one panel with the gap below it, in pixels. */
const PANEL = 150;
/** Share of the width that the picture takes, and where the panels begin. */
const PICTURE = 0.27;
const PANELS = 0.37;
/** Share of a panel's height that its numbers and titles take. */
const GAP = 0.36;

/** Bars of one layer, below each other with those of the others. */
interface Panel {
  readonly values: readonly number[];
  readonly x: string;
  readonly y: string;
  readonly isOutput: boolean;
  /** What the bars are called. @default their places */
  readonly names?: readonly string[] | undefined;
}

/**
 * Draws one image's way through a network: its pixels, what each hidden unit answers, the logits, and the
 * probabilities. The digit that the network takes it for is blue.
 *
 * @param way such as `wayThrough` finds
 * @throws TypeError if it is no such way
 * @throws RangeError if it has no layers, or not the pixels of a square image
 * @example
 * const { test } = loadDigits('quick');
 * show(wayChart(wayThrough(buildAnn({ seed: 1, hiddenUnits: 8 }), test, 0)));
 */
export function wayChart(way: Way, options: WayChartOptions = {}): Figure {
  checkWay(way);
  checkOptions(DOING, options, { title: 'string' });
  const { label, layers, classNames } = way;
  const what = classNames ? `an image of ${classNames[label]}` : `${label === 8 ? 'an' : 'a'} ${label}`;
  const { title = `The way of ${what} through the network` } = options;
  const pixels = Array.from(way.pixels);
  const size = Math.sqrt(pixels.length);
  const panels = panelsOf(way);
  const probabilities = Array.from(layers.at(-1)?.answers ?? []);
  const logits = Array.from(layers.at(-1)?.sums ?? []);
  const said = largest(probabilities);
  const height = PANEL * panels.length + 68;
  return figure(
    [picture(pixels, size), ...panels.map((panel, at) => bars(panel, at, said))],
    layout(
      title,
      { ...HIDDEN_AXIS, ...SQUARE_AXES.x, range: [-0.5, size - 0.5], domain: [0, PICTURE] },
      { ...HIDDEN_AXIS, ...SQUARE_AXES.y, range: [size - 0.5, -0.5] },
      { ...axesOf(panels), width: WIDEST, height, margin: { l: 8, r: 12, t: 56, b: 12 }, showlegend: false },
    ),
    `${title}: ${counted(pixels.filter((value) => value > 0).length, 'pixel')} with ink; ` +
      layers
        .slice(0, -1)
        .map(
          ({ name, answers }) =>
            `${answers.filter((value) => value > 0).length} of ${answers.length} units of ${name} answer above 0; `,
        )
        .join('') +
      `the largest logit, ${short(logits[said] ?? 0)}, is that of ${classNameOf(way, said)}, with the probability ${(probabilities[said] ?? 0).toFixed(3)}.`,
  );
}

function checkWay(way: Way): void {
  const arrays = { sums: Float64Array, answers: Float64Array };
  checkFields(DOING, 'a way, such as wayThrough finds', way, { label: 'number', pixels: Uint8Array });
  checkEach(DOING, 'a layer of a way', way.layers, { name: 'string', ...arrays });
  if (way.layers.length === 0) throw new RangeError(`${DOING}: expected at least one layer, found none`);
  checkNumber(DOING, 'the pixels of a square image', way.pixels.length, (count) => isCount(Math.sqrt(count)));
  const last = (way.layers.at(-1)?.answers.length ?? 0) - 1;
  checkNumber(DOING, `a label from 0 to ${last}`, way.label, (label) => isWhole(label) && label <= last);
  if (way.classNames !== undefined) namedClasses(DOING, last + 1, way.classNames);
  for (const { sums, answers } of way.layers) {
    checkNumbers(DOING, 'finite sums', sums, Number.isFinite);
    checkNumbers(DOING, 'finite answers', answers, Number.isFinite);
  }
}

function panelsOf({ layers, classNames }: Way): Panel[] {
  const hidden = layers.slice(0, -1).map(({ name, answers }) => ({
    values: Array.from(answers),
    x: `unit of ${name}`,
    y: 'answer',
    isOutput: false,
  }));
  const { sums = [], answers = [] } = layers.at(-1) ?? {};
  const output = { x: classNames ? 'class' : 'digit', isOutput: true, names: classNames };
  return [
    ...hidden,
    { ...output, values: Array.from(sums), y: 'logit' },
    { ...output, values: Array.from(answers), y: 'probability' },
  ];
}

function picture(pixels: readonly number[], size: number): Data {
  const rows = Array.from({ length: size }, (_, row) => pixels.slice(row * size, (row + 1) * size));
  return {
    type: 'heatmap',
    z: rows,
    colorscale: INK_SCALE,
    zmin: 0,
    zmax: 255,
    showscale: false,
    hovertemplate: 'row %{y}, column %{x}: intensity %{z}<extra></extra>',
  };
}

/** Bars of a panel; of the outputs that of the digit which the network takes it for stands out. */
function bars({ values, x, y, isOutput, names }: Panel, at: number, said: number): Data {
  return {
    type: 'bar',
    x: values.map((_, unit) => unit),
    y: values.map((value) => rounded(value, 4)),
    xaxis: `x${at + 2}` as 'x2',
    yaxis: `y${at + 2}` as 'y2',
    marker: {
      color: isOutput ? values.map((_, unit) => (unit === said ? COLORS.blue : REFERENCE_COLOR)) : COLORS.blue,
    },
    ...(names && { customdata: [...names] }),
    hovertemplate: `${x} ${names ? '%{customdata}' : '%{x}'}: ${y} %{y:.4f}<extra></extra>`,
  };
}

/** The axes of the panels, from the top to the bottom. */
function axesOf(panels: readonly Panel[]): Partial<Layout> {
  const step = 1 / panels.length;
  return Object.fromEntries(
    panels.flatMap(({ x, y, values, isOutput, names }, at): [string, Partial<LayoutAxis>][] => {
      const [name, top] = [at + 2, 1 - at * step];
      const ticks = isOutput ? { tickvals: values.map((_, unit) => unit) } : {};
      const called = names && { ticktext: shortNames(names) };
      const titled = { text: x, standoff: 4 };
      return [
        [
          `xaxis${name}`,
          {
            ...axis({ title: titled, showgrid: false, zeroline: false, ...ticks, ...called }),
            domain: [PANELS, 1],
            anchor: `y${name}` as 'y2',
          },
        ],
        [
          `yaxis${name}`,
          {
            ...axis({ title: { text: y }, nticks: 4 }),
            domain: [top - step * (1 - GAP), top],
            anchor: `x${name}` as 'x2',
          },
        ],
      ];
    }),
  );
}
