/*
 * The first bytes of the shared memory: what the threads tell each other.
 *
 *   word 0  generation of the barrier      word 3  1 once a stop is asked
 *   word 1  threads that have arrived      word 4  1 once the threads agreed to stop after this step
 *   word 2  threads asleep at the barrier  word 5  steps done in this epoch
 *   words 6 and 7     samples hit in this epoch, after an even and after an odd number of steps
 *   bytes 32 to 47    sum of the steps' losses times their batch sizes, float64, likewise
 */
import { CONTROL } from '../layout/sizes';

const GENERATION = 0;
const ARRIVED = 1;
const ASLEEP = 2;
const STOP = 3;
const AGREED = 4;
const STEPS = 5;
const HITS = 6;
const LOSS_SUMS = 4;

/**
 * Turns of the waiting loop before a thread goes to sleep, some tens of microseconds. More would gain
 * a little when the cores are free, and cost much when another program wants one.
 */
const SPINS = 4000;

/** A running epoch, as far as it has come. */
export interface Tally {
  readonly steps: number;
  /** Sum over the samples of their loss, penalties included. */
  readonly lossSum: number;
  /** Samples classified rightly. */
  readonly hits: number;
}

/** The control words, seen from one thread. */
export class Control {
  readonly #words: Int32Array;
  readonly #sums: Float64Array;
  readonly #threads: number;

  constructor(buffer: ArrayBufferLike, threads: number) {
    this.#words = new Int32Array(buffer, 0, CONTROL / 4);
    this.#sums = new Float64Array(buffer, 0, CONTROL / 8);
    this.#threads = threads;
  }

  /**
   * Waits until all threads have called it: first awake, since the wait is short as a rule, then asleep.
   *
   * No wake-up is lost. Atomic operations have one order for all threads. A thread first counts itself
   * asleep, then looks at the generation; the last to arrive first raises the generation, then looks for
   * sleepers. So either the sleeper finds a new generation and does not wait (`Atomics.wait` looks again
   * itself), or the last finds a sleeper and wakes it. Nor is a round entered early: ARRIVED is 0 again
   * before the generation lets anyone go on.
   */
  barrier(): void {
    if (this.#threads === 1) return;
    const words = this.#words;
    const generation = Atomics.load(words, GENERATION);
    if (Atomics.add(words, ARRIVED, 1) === this.#threads - 1) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.add(words, GENERATION, 1);
      if (Atomics.load(words, ASLEEP) > 0) Atomics.notify(words, GENERATION);
      return;
    }
    for (let spin = 0; spin < SPINS; spin++) {
      if (Atomics.load(words, GENERATION) !== generation) return;
    }
    Atomics.add(words, ASLEEP, 1);
    while (Atomics.load(words, GENERATION) === generation) Atomics.wait(words, GENERATION, generation);
    Atomics.sub(words, ASLEEP, 1);
  }

  get stopAsked(): boolean {
    return Atomics.load(this.#words, STOP) === 1;
  }

  set stopAsked(value: boolean) {
    Atomics.store(this.#words, STOP, value ? 1 : 0);
  }

  /** Set by thread 0 before a barrier and read by all after it, so that all stop after the same step. */
  get stopAgreed(): boolean {
    return Atomics.load(this.#words, AGREED) === 1;
  }

  set stopAgreed(value: boolean) {
    Atomics.store(this.#words, AGREED, value ? 1 : 0);
  }

  /**
   * Read by the caller's thread while thread 0 goes on writing. The numbers after an even and an odd
   * number of steps stand apart: those of the last step are not touched before the next one is told.
   */
  get tally(): Tally {
    for (;;) {
      const steps = Atomics.load(this.#words, STEPS);
      const lossSum = this.#sums[LOSS_SUMS + (steps & 1)] ?? 0;
      const hits = Atomics.load(this.#words, HITS + (steps & 1));
      if (Atomics.load(this.#words, STEPS) === steps) return { steps, lossSum, hits };
    }
  }

  set tally({ steps, lossSum, hits }: Tally) {
    this.#sums[LOSS_SUMS + (steps & 1)] = lossSum;
    Atomics.store(this.#words, HITS + (steps & 1), hits);
    Atomics.store(this.#words, STEPS, steps);
  }
}
