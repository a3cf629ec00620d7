import type { Annotations, Data, Layout, LayoutAxis, Shape } from 'plotly.js';

import { checkHistory } from '../check/history';
import { checkOptions, type OptionNames } from '../check/options';
import type { History } from '../train/history';
import { checkCount } from './check';
import { layout, LEGEND_ON_TOP } from './layout';
import { rounded, short, smallest } from './numbers';
import { COLORS, REFERENCE_COLOR } from './palette';

/** What every curve over the epochs can be told. */
export interface CurveOptions {
  /** Epochs that the x axis shows from the start, for a drawing that grows. @default as many as there are */
  readonly epochs?: number;
  /** Title of the figure. @default says what the curve shows */
  readonly title?: string;
}

/** What a curve that goes on from an earlier training can be told. */
export interface ContinuedOptions extends CurveOptions {
  /** What the model was trained before, drawn in gray in front of the history. @default nothing */
  readonly earlier?: History;
}

const DOING = 'drawing curves over the epochs';
export const CURVE_OPTIONS: OptionNames<CurveOptions> = { epochs: true, title: 'string' };

/** Checks what every function that draws curves over the epochs is given. */
export function checkCurves<Options extends CurveOptions>(
  history: History,
  options: Options,
  names: OptionNames<Options>,
): void {
  checkHistory(DOING, history);
  checkOptions(DOING, options, names);
  const { epochs } = options;
  if (epochs !== undefined) checkCount(DOING, 'epochs', epochs);
}

/** Values over the epochs; a value is undefined where the epoch has none. */
export interface Curve {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  readonly validation: boolean;
}

/** How a series looks: told apart by colour, dash and marker at once. */
const TRAINING = { line: { color: COLORS.blue, width: 2.5 }, marker: { symbol: 'circle', size: 7 } } as const;
const VALIDATION = {
  line: { color: COLORS.vermillion, width: 2.5, dash: 'dash' },
  marker: { symbol: 'diamond', size: 8 },
} as const;

/** Epochs whose marks have room beside each other: of more they would hide the line, and its dashes. */
const MOST_MARKS = 60;

/** One line for a curve. Values that are not finite are gaps, and JSON has no other way to say so. */
export function curveTrace(history: History, { name, values, validation }: Curve): Data {
  return {
    type: 'scatter',
    mode: history.epochs.length > MOST_MARKS ? 'lines' : 'lines+markers',
    name,
    x: history.epochs.map(({ epoch }) => epoch),
    y: values.map((value) => (value !== undefined && Number.isFinite(value) ? rounded(value, 6) : null)),
    hovertemplate: `epoch %{x}: ${name} %{y:.4f}<extra></extra>`,
    ...(validation ? VALIDATION : TRAINING),
  };
}

/** The same in gray and thin, for an earlier training. */
export function earlierTrace(history: History, curve: Curve): Data {
  const { name, validation } = curve;
  const color = REFERENCE_COLOR;
  const earlier = {
    ...curveTrace(history, { ...curve, name: `earlier ${name}` }),
    line: { color, width: 1.5, ...(validation && { dash: 'dash' }) },
    marker: { color, symbol: validation ? 'diamond' : 'circle', size: 4 },
  };
  return earlier as Data;
}

/** The epoch of the least value, or undefined while there is none. */
export function leastEpoch(history: History, values: readonly (number | undefined)[]): number | undefined {
  const known = history.epochs.flatMap(({ epoch }, index) => {
    const value = values[index];
    return value !== undefined && Number.isFinite(value) ? [{ epoch, value }] : [];
  });
  return known[smallest(known.map(({ value }) => value))]?.epoch;
}

/** Dotted line at the epoch of the least validation loss, with its name on the side that has more room. */
export function leastMark(
  history: History,
  epoch: number | undefined,
  options: ContinuedOptions,
): { shapes: Partial<Shape>[]; annotations: Partial<Annotations>[] } {
  if (epoch === undefined) return { shapes: [], annotations: [] };
  const { first, last } = epochRange(history, options);
  const line = { color: REFERENCE_COLOR, width: 1.5, dash: 'dot' } as const;
  return {
    shapes: [{ type: 'line', xref: 'x', yref: 'paper', x0: epoch, x1: epoch, y0: 0, y1: 1, line }],
    annotations: [
      {
        xref: 'x',
        yref: 'paper',
        x: epoch,
        y: 1,
        yanchor: 'top',
        ...(epoch > (first + last) / 2 ? { xanchor: 'right', xshift: -4 } : { xanchor: 'left', xshift: 4 }),
        // In two lines it stays on the drawing of a narrow page.
        text: `least validation<br>loss: epoch ${epoch}`,
        align: epoch > (first + last) / 2 ? 'right' : 'left',
        showarrow: false,
      },
    ],
  };
}

/**
 * Layout with whole epochs on the x axis, fixed to `options.epochs` if that is given.
 *
 * @param usual the title, unless the options have one
 */
export function epochLayout(
  usual: string,
  history: History,
  y: Partial<LayoutAxis>,
  options: ContinuedOptions,
  more: Partial<Layout>,
): Partial<Layout> {
  const { title = usual } = options;
  const { first, last } = epochRange(history, options);
  const dtick = tickStep(last - first + 1);
  return layout(
    title,
    {
      title: { text: 'epoch' },
      range: [first - 0.5, last + 0.5],
      // Round numbers: 5, 10, 15, not 1, 6, 11.
      tick0: dtick === 1 ? first : 0,
      dtick,
      zeroline: false,
    },
    y,
    { ...LEGEND_ON_TOP, ...more },
  );
}

/** First and last epoch of the x axis. After an earlier `fit` the first is not 1, unless that is drawn too. */
function epochRange(history: History, { epochs = 1, earlier }: ContinuedOptions): { first: number; last: number } {
  const before = earlier?.epochs ?? [];
  const first = history.epochs[0]?.epoch ?? (before.at(-1)?.epoch ?? 0) + 1;
  return {
    first: before[0]?.epoch ?? first,
    last: Math.max(history.epochs.at(-1)?.epoch ?? first, first + epochs - 1),
  };
}

/** Steps of 1, 2, 5, 10, 20, 50, ... epochs, so that at most a dozen ticks stand on the axis. */
function tickStep(epochs: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of [1, 2, 5]) if (epochs <= 12 * step * power) return step * power;
  }
}

/** Words for a curve: `training loss falls from 0.26 to 0.014`. */
export function curveWords({ name, values }: Curve): string {
  const known = values.filter((value) => value !== undefined);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return `no ${name} yet`;
  const broken = known.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) return `${name} is not a finite number from point ${broken + 1} on`;
  if (known.length === 1) return `${name} is ${short(first)}`;
  if (short(first) === short(last)) return `${name} begins and ends at ${short(last)}`;
  return `${name} ${last < first ? 'falls' : 'rises'} from ${short(first)} to ${short(last)}`;
}

/** The sentence with a capital at its beginning and a full stop at its end. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** `over 10 epochs`, or that none is done. */
export function epochWords(history: History): string {
  const count = history.epochs.length;
  return count === 0 ? 'before the first epoch' : `over ${count} epoch${count === 1 ? '' : 's'}`;
}
