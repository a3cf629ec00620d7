import { escapeHtml } from '@digits/common/text';

/** How far an epoch has come, as `fit` tells it. */
export interface StepProgress {
  readonly epoch: number;
  /** Batches done in this run, of all its epochs. */
  readonly batchesDone: number;
  readonly batchesTotal: number;
  /** Mean training loss of the epoch so far, in nats. */
  readonly loss: number;
}

/** The loss by step, as a run goes on. */
export interface StepCurve {
  /**
   * Takes the next report.
   *
   * @returns the mean loss of the steps since the one before; undefined if there were none
   */
  add(progress: StepProgress): number | undefined;
  /** The curve so far as a picture of a few hundred bytes, in the colours of the text around it; empty without two points. */
  svg(): string;
}

/** Points of a curve, at most: neighbours are put together. */
const MOST_POINTS = 120;
const WIDTH = 340;
const HEIGHT = 72;
/** Room for the numbers at the left. */
const LEFT = 38;

interface Steps {
  readonly sum: number;
  readonly count: number;
}

/** Follows the loss from report to report: each tells the mean of its epoch so far, of which the last steps are taken out. */
export function stepCurve(): StepCurve {
  const points = new Map<number, Steps>();
  let before = { epoch: NaN, batches: 0, inEpoch: 0, sum: 0 };
  return {
    add({ epoch, batchesDone, batchesTotal, loss }) {
      const isNew = epoch !== before.epoch;
      const steps = batchesDone - before.batches;
      const inEpoch = (isNew ? 0 : before.inEpoch) + steps;
      const sum = loss * inEpoch;
      const latest = { sum: sum - (isNew ? 0 : before.sum), count: steps };
      if (steps <= 0) return undefined;
      before = { epoch, batches: batchesDone, inEpoch, sum };
      const place = Math.min(MOST_POINTS - 1, Math.floor((batchesDone / batchesTotal) * MOST_POINTS));
      const there = points.get(place) ?? { sum: 0, count: 0 };
      points.set(place, { sum: there.sum + latest.sum, count: there.count + latest.count });
      return latest.sum / latest.count;
    },
    svg: () => drawn([...points].map(([place, { sum, count }]) => ({ place, loss: sum / count }))),
  };
}

/** A line on a logarithmic scale, on which the fall can be seen to its end. */
function drawn(points: readonly { readonly place: number; readonly loss: number }[]): string {
  const shown = points.filter(({ loss }) => loss > 0);
  if (shown.length < 2) return '';
  const losses = shown.map(({ loss }) => loss);
  const [least, most] = [Math.min(...losses), Math.max(...losses)];
  const span = Math.log(most / least) || 1;
  const line = shown.map(({ place, loss }) => {
    const x = LEFT + 6 + (place / (MOST_POINTS - 1)) * (WIDTH - LEFT - 10);
    const y = 8 + (Math.log(most / loss) / span) * (HEIGHT - 16);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const number = (loss: number, y: number): string =>
    `<text x="${LEFT}" y="${y}" text-anchor="end" font-size="11" fill="currentColor">${loss.toPrecision(2)}</text>`;
  const words = `Training loss by step, in nats, on a logarithmic scale: from ${(losses[0] ?? 0).toPrecision(2)} to ${(losses.at(-1) ?? 0).toPrecision(2)}`;
  return (
    `<div><svg width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escapeHtml(words)}">` +
    `${number(most, 12)}${number(least, HEIGHT - 4)}` +
    `<polyline points="${line.join(' ')}" fill="none" stroke="currentColor" stroke-width="1.5"/></svg>` +
    '<div><small>training loss by step (nats, logarithmic)</small></div></div>'
  );
}
