import { nameOf, type Named, nounOf } from '../base/classes';

/** What a model took a digit for. */
export interface Said {
  readonly digit: number;
  /** 0 to 1. */
  readonly probability: number;
}

/** A digit whose picture the output holds. */
export interface Entry {
  /** Its number in the data. */
  readonly index: number;
  /** Its place among the pictures. */
  readonly picture: number;
  readonly label: number;
  /** What each model said. */
  readonly said: readonly Said[];
}

/** What the output holds beside the pictures. */
export interface ExplorerData extends Named {
  /** Height and width of the pictures. @default 28 */
  readonly size?: number;
  readonly models: readonly { readonly title: string; readonly matrix: readonly (readonly number[])[] }[];
  readonly indices: readonly number[];
  readonly labels: readonly number[];
  /** For each model what it said of each digit, and with what probability. */
  readonly said: readonly (readonly number[])[];
  readonly probabilities: readonly (readonly number[])[];
}

/** A matrix to look at: that of one model, or how much more often the second model does it than the first. */
export type View = number | 'difference';

export interface Cell {
  readonly actual: number;
  readonly predicted: number;
}

/** The digits of the output, one by one. */
export function entriesOf({ models, indices, labels, said, probabilities }: ExplorerData): Entry[] {
  return indices.map((index, picture) => ({
    index,
    picture,
    label: labels[picture] ?? 0,
    said: models.map((_, model) => ({
      digit: said[model]?.[picture] ?? 0,
      probability: probabilities[model]?.[picture] ?? 0,
    })),
  }));
}

/** The number that stands in a cell. */
export function countOf({ models }: ExplorerData, view: View, { actual, predicted }: Cell): number {
  const count = (model: number): number => models[model]?.matrix[actual]?.[predicted] ?? 0;
  return view === 'difference' ? count(1) - count(0) : count(view);
}

/**
 * The digits in a cell. Mistakes come with the surest first, right answers with the least sure; of a difference,
 * those about which just one of the two models says this.
 */
export function digitsIn(entries: readonly Entry[], view: View, { actual, predicted }: Cell): Entry[] {
  const says = (entry: Entry, model: number): boolean => entry.said[model]?.digit === predicted;
  const sureness = (entry: Entry): number => {
    const saying = entry.said.filter(({ digit }) => digit === predicted).map(({ probability }) => probability);
    return view === 'difference' ? Math.max(...saying) : (entry.said[view]?.probability ?? 0);
  };
  const found = entries.filter(
    (entry) =>
      entry.label === actual && (view === 'difference' ? says(entry, 0) !== says(entry, 1) : says(entry, view)),
  );
  const sign = actual === predicted ? 1 : -1;
  return found.sort((a, b) => sign * (sureness(a) - sureness(b)) || a.index - b.index);
}

/** `12 digits`, `1 digit`. */
export const counted = (data: ExplorerData, count: number): string =>
  `${count} ${nounOf(data)}${count === 1 ? '' : 's'}`;

/** A cell in words. */
export function wordsOf(data: ExplorerData, view: View, cell: Cell): string {
  const count = countOf(data, view, cell);
  const what = whatIsIn(data, cell);
  if (view !== 'difference') return `${what}: ${counted(data, count)}`;
  const [first, second] = data.models.map(({ title }) => title);
  if (count === 0) return `${what}: as often by ${second} as by ${first}`;
  return `${what}: ${counted(data, Math.abs(count))} ${count > 0 ? 'more' : 'fewer'} by ${second} than by ${first}`;
}

/** What happened to the pictures of a cell, in words. */
export function whatIsIn(named: Named, { actual, predicted }: Cell): string {
  const name = nameOf(named, actual);
  return actual === predicted ? `${name} read rightly` : `${name} taken for ${nameOf(named, predicted)}`;
}
