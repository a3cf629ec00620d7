import { escapeHtml } from '@digits/common/text';

import { checkOptions, type OptionNames } from '../check/options';
import { checkKind, checkNumber } from '../check/values';
import { liveDisplay } from './live-display';
import { type MimeBundle, SINK_OPTIONS, type SinkOptions } from './sink';

export interface ProgressBarOptions extends SinkOptions {
  /** What is counted, in the plural. @default 'batches' */
  readonly unit?: string;
  /** Milliseconds since any fixed moment. @default the process's monotonic clock */
  readonly clock?: () => number;
}

export interface ProgressBar {
  /**
   * Tells how much is done in all. Most calls send nothing: about ten a second reach the page.
   *
   * @param done from 0 to the total
   * @param note where the work stands, for example `epoch 3 of 10`
   * @param picture HTML below the bar; only asked for when it is shown
   * @throws RangeError if `done` lies outside 0 to the total
   */
  update(done: number, note?: string, picture?: () => string): void;
  /**
   * Shows the bar full, with the time that all took.
   *
   * @param count how much was done in the end, if that is less than the total
   */
  done(note?: string, count?: number): void;
  /**
   * Leaves the bar where the work was given up, without a time that would be left.
   *
   * @param done how much was done, from 0 to the total
   * @param note why, for example `stopped in epoch 3`
   * @throws RangeError if `done` lies outside 0 to the total
   */
  stop(done: number, note?: string): void;
}

const OPTIONS: OptionNames<ProgressBarOptions> = { ...SINK_OPTIONS, unit: 'string', clock: 'function' };

/** Time between two displays, in milliseconds: a page that redraws more often gets slow. */
const INTERVAL = 100;

/**
 * A bar that fills in place, with the time that is left, as measured so far.
 *
 * @param label what is being done, for example `training`
 * @param total how much there is to do, a number above 0
 * @throws TypeError if the label is no text, or an option is not known
 * @throws RangeError if the total is not a number above 0
 */
export function progressBar(label: string, total: number, options: ProgressBarOptions = {}): ProgressBar {
  checkKind('showing progress', 'a label of text', label, 'string');
  const doing = `showing progress of ${label}`;
  checkNumber(doing, 'a total above 0', total, (given) => Number.isFinite(given) && given > 0);
  checkOptions(doing, options, OPTIONS);
  const { unit = 'batches', clock = () => performance.now(), ...sink } = options;
  const display = liveDisplay(sink);
  const begin = clock();
  let shown = begin;
  const send = (done: number, words: readonly (string | undefined)[], picture = ''): void => {
    shown = clock();
    display(bundle(done, total, words.filter((word) => word !== undefined).join(' - '), picture));
  };

  const checkDone = (done: number) =>
    checkNumber(doing, `from 0 to ${total} ${unit}`, done, (given) => given >= 0 && given <= total);

  send(0, [label, `0/${total} ${unit}`]);
  return {
    update: (done, note, picture) => {
      checkDone(done);
      const now = clock();
      if (now - shown < INTERVAL) return;
      const left = done === 0 ? undefined : `${seconds(((now - begin) / done) * (total - done))} left`;
      send(done, [label, note, `${done}/${total} ${unit}`, left], picture?.());
    },
    done: (note, count = total) => {
      send(total, [label, note, `${count} ${unit} in ${seconds(clock() - begin)}`]);
    },
    stop: (done, note) => {
      checkDone(done);
      send(done, [label, note, `${done}/${total} ${unit} in ${seconds(clock() - begin)}`]);
    },
  };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function bundle(done: number, total: number, text: string, picture: string): MimeBundle {
  const label = escapeHtml(text);
  const bar = `<progress value="${done}" max="${total}" aria-label="${label}" style="width: 20em"></progress>`;
  return { 'text/html': `<div>${bar} <span>${label}</span></div>${picture}`, 'text/plain': text };
}
