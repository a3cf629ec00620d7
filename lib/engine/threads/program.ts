/*
 * What each thread does: the order in which the kernels run over an epoch.
 *
 * A step has three parts with a barrier after the first two:
 *   forward of the first layer   each thread its own columns (panels), all samples
 *   the rest, there and back     each thread its own samples
 *   update of all parameters     each thread its own columns of the first layer, and the rows of
 *                                the later layers
 * So two phases take turns: "columns", an update and the next step's first layer, which no barrier
 * parts, and "samples". Who may touch what in each is stated in regions.ts, and checked by check/race.ts:
 * all that a thread reads or writes it does by the kernels or by the one view of the memory here.
 *
 * Every number is computed by one thread in one fixed order, so the number of threads does not
 * change a bit of the result. The columns of the first layer, which holds most parameters, never
 * leave the cache of the thread that owns them.
 *
 * With convolutions the first phase is empty: each thread takes its samples one by one through the
 * whole network and back. The gradients by the convolutions' kernels are summed over fixed chunks of
 * the batch, each by one thread, and the update adds up the chunks in their order.
 */
import { LossCode, OptimizerCode } from '../contract/codes';
import { Control } from './control';
import { ImageProgram } from './image-program';
import type { Kernels } from '../contract/kernels';
import type { View } from '../layout/memory';
import { CHUNKS, EVALUATION_BLOCK, type LayerPlan, type Plan, RecordWriter, type ThreadPlan } from '../layout/plan';
import type { Phase } from '../layout/regions';

/** A data set in the shared memory. */
export interface StoredData {
  readonly count: number;
  readonly dtype: 'uint8' | 'float32';
  /** Whether most inputs are not zero, so that plain rows beat lists. */
  readonly dense: boolean;
  /** Addresses of the compressed samples (uint32), or the samples as given if dense. */
  readonly inputs: number;
  readonly targets: number;
  /** The numbers 0 to count - 1, uint32. */
  readonly inOrder: number;
  /** Room for one float32 and one uint8 a sample. */
  readonly losses: number;
  readonly hits: number;
}

export interface TrainJob {
  readonly kind: 'train';
  readonly data: StoredData;
  /** Address of the epoch's order of samples, uint32 (count). */
  readonly order: number;
  /** Steps the optimizer made before this epoch. */
  readonly firstStep: number;
  readonly seed: number;
  /** In place of the optimizer's own. */
  readonly learningRate?: number;
}

export interface EvaluateJob {
  readonly kind: 'evaluate';
  readonly data: StoredData;
  /** Address for the outputs, float32 (count, units), or 0 if only loss and hits are wanted. */
  readonly outputs: number;
  readonly withLoss: boolean;
}

export type Job = TrainJob | EvaluateJob;

/** Steps between two sweeps that clear moments on their way to subnormal numbers. */
const FLUSH_EVERY = 64;

interface Range {
  readonly first: number;
  readonly last: number;
}

export class Program {
  readonly #memory: WebAssembly.Memory;
  readonly #kernels: Kernels;
  readonly #plan: Plan;
  readonly #thread: number;
  readonly #own: ThreadPlan;
  readonly #control: Control;
  readonly #first: LayerPlan;
  readonly #output: LayerPlan;
  readonly #images: ImageProgram | undefined;
  /** Panels of the first layer that are this thread's. */
  readonly #panels: Range;
  readonly #viewOf: (buffer: ArrayBufferLike) => View;
  /** The memory as this job finds it: between jobs it may have grown. */
  #view: View;
  #records: RecordWriter;

  /** @param viewOf Makes the view of the memory by which all is touched that is not touched by the kernels. */
  constructor(
    memory: WebAssembly.Memory,
    kernels: Kernels,
    plan: Plan,
    thread: number,
    viewOf = (buffer: ArrayBufferLike): View => new DataView(buffer),
  ) {
    const own = plan.workers[thread];
    const first = plan.layers[0];
    const output = plan.layers.at(-1);
    if (!own || !first || !output)
      throw new RangeError(`starting a thread: no thread ${thread} in a plan for ${plan.workers.length}`);
    this.#memory = memory;
    this.#kernels = kernels;
    this.#plan = plan;
    this.#thread = thread;
    this.#own = own;
    this.#control = new Control(memory.buffer, plan.threads);
    this.#viewOf = viewOf;
    this.#view = viewOf(memory.buffer);
    this.#records = new RecordWriter(this.#view);
    this.#first = first;
    this.#output = output;
    this.#images = own.images && new ImageProgram(kernels, plan, own.images, first);
    this.#panels = this.#share(first.panels.length);
  }

  run(job: Job): void {
    const phases = this.phases(job);
    while (!phases.next().done) this.#control.barrier();
  }

  /** The job up to each barrier. To go on means that all threads have come as far. */
  *phases(job: Job): Generator<Phase, Phase, void> {
    this.#view = this.#viewOf(this.#memory.buffer);
    this.#records = new RecordWriter(this.#view);
    if (job.kind === 'train') return yield* this.#train(job);
    this.#evaluate(job);
    return 'evaluation';
  }

  *#train(job: TrainJob): Generator<Phase, Phase, void> {
    const { batchSize } = this.#plan;
    const { count } = job.data;
    const steps = Math.ceil(count / batchSize);
    const tally = { steps: 0, lossSum: 0, hits: 0 };
    for (let step = 0; step < steps; step++) {
      const start = step * batchSize;
      const batch = Math.min(batchSize, count - start);
      if (!this.#images) {
        this.#gather(job.data, job.order + start * 4, batch, { ...job, step: job.firstStep + step });
        if (this.#plan.layers.length > 1) this.#forwardColumns(job, step, batch);
      }
      yield 'columns';

      if (this.#images) this.#imagesThereAndBack(this.#images, job, step, start, batch);
      else this.#thereAndBack(job, step, start, batch, this.#share(batch));
      this.#penalties();
      if ((job.firstStep + step) % FLUSH_EVERY === FLUSH_EVERY - 1) this.#flush();
      if (this.#thread === 0) this.#control.stopAgreed = this.#control.stopAsked;
      yield 'samples';

      this.#update(job, step, batch);
      if (this.#thread === 0) {
        let sum = this.#penaltySum() * batch;
        for (let s = start; s < start + batch; s++) {
          sum += this.#view.getFloat32(job.data.losses + s * 4, true);
          tally.hits += this.#view.getUint8(job.data.hits + s);
        }
        tally.lossSum += sum;
        tally.steps++;
        this.#control.tally = tally;
      }
      if (this.#control.stopAgreed) break;
    }
    return 'columns';
  }

  /** Lists the inputs of a batch, or copies them to plain rows; with masks if it is for training. */
  #gather(
    data: StoredData,
    order: number,
    batch: number,
    masks?: { readonly seed: number; readonly step: number },
  ): void {
    const { network, lookup, maskStride, listRows, inputDropout, inputStride } = this.#plan;
    const own = this.#own;
    this.#records.gather(own.gather, {
      floats: data.dtype === 'float32' ? 1 : 0,
      data: data.inputs,
      inputs: network.inputs,
      entries: own.entries,
      counts: own.counts,
      lookup,
      scale: network.inputScale,
      masks: masks ? own.masks : 0,
      maskStride,
      transposed: own.transposed,
      transposedStride: listRows,
      seed: masks?.seed ?? 0,
      step: masks?.step ?? 0,
      ...dropoutNumbers(masks ? inputDropout : 0),
      rows: own.entries,
      rowStride: inputStride,
    });
    const { gatherLists, gatherRows } = this.#kernels;
    (data.dense ? gatherRows : gatherLists)(own.gather, order, batch);
  }

  #forwardColumns(job: TrainJob, step: number, batch: number): void {
    const layer = this.#first;
    this.#forwardFirst(job.data, { first: 0, last: batch }, this.#panels);
    const columns = this.#columns();
    this.#drop(
      layer.output,
      layer,
      0,
      job,
      step,
      { first: 0, last: batch },
      { first: columns.first / 4, last: Math.ceil(columns.last / 4) },
    );
  }

  /** The first layer's output from the gathered inputs, the first of which belong to sample `origin`. */
  #forwardFirst(data: StoredData, { first, last }: Range, panels: Range, origin = 0): void {
    const { entries, counts } = this.#own;
    const { forward, forwardDense } = this.#kernels;
    const { record, inputs } = this.#first;
    const { inputStride } = this.#plan;
    if (data.dense)
      forwardDense(record, entries - origin * inputStride * 4, inputStride, first, last, panels.first, panels.last);
    else forward(record, entries - origin * inputs * 8, counts - origin * 4, first, last, panels.first, panels.last);
  }

  #allPanels(layer: LayerPlan): Range {
    return { first: 0, last: layer.panels.length };
  }

  /** Columns of the first layer that are this thread's, padding included. */
  #columns(): Range {
    const { panels, stride } = this.#first;
    return { first: panels[this.#panels.first]?.column ?? stride, last: panels[this.#panels.last]?.column ?? stride };
  }

  /** This thread's chunks of the batch, sample by sample. */
  #imagesThereAndBack(images: ImageProgram, job: TrainJob, step: number, start: number, batch: number): void {
    const flat = this.#first;
    const own = this.#share(CHUNKS);
    images.turnKernels();
    for (let chunk = own.first; chunk < own.last; chunk++) {
      images.clearSums(chunk);
      const end = Math.floor((batch * (chunk + 1)) / CHUNKS);
      for (let s = Math.floor((batch * chunk) / CHUNKS); s < end; s++) {
        const sample = { first: s, last: s + 1 };
        images.forward(job.data, this.#view.getUint32(job.order + (start + s) * 4, true), s);
        this.#drop(flat.output, flat, 0, job, step, sample, { first: 0, last: flat.stride / 4 });
        this.#thereAndBack(job, step, start, batch, sample);
        images.backward(s, chunk);
      }
    }
  }

  /** Later layers, loss, and the gradients of all layers' sums, for some samples. */
  #thereAndBack(job: TrainJob, step: number, start: number, batch: number, samples: Range): void {
    const { layers, network } = this.#plan;
    const kernels = this.#kernels;
    const { first, last } = samples;
    if (first === last) return;
    if (layers.length === 1) this.#forwardFirst(job.data, samples, this.#allPanels(this.#first));
    this.#forwardRest(samples, (layer, index) => {
      this.#drop(layer.output, layer, index, job, step, samples, { first: 0, last: layer.stride / 4 });
    });
    kernels.lossAndGradient(
      this.#output.record,
      LossCode[network.loss],
      job.data.targets,
      job.order + start * 4,
      first,
      last,
      job.data.losses + start * 4,
      job.data.hits + start,
      1 / batch,
    );
    if (this.#output.activation === 'softmax') kernels.softmaxGradient(this.#output.record, first, last);
    else kernels.activationGradient(this.#output.record, first, last, 1);
    for (let index = layers.length - 1; index > 0; index--) {
      const layer = layers[index];
      const below = layers[index - 1];
      if (!layer || !below) break;
      kernels.inputGradient(layer.record, below.gradient, below.stride, first, last, layer.panels.length);
      this.#drop(below.gradient, below, index - 1, job, step, samples, { first: 0, last: below.stride / 4 });
      kernels.activationGradient(below.record, first, last, 1 / (1 - below.dropout));
    }
  }

  /** From the first layer's output to the network's. */
  #forwardRest(samples: Range, dropout?: (layer: LayerPlan, index: number) => void): void {
    const { layers } = this.#plan;
    const { hiddenEntries, hiddenCounts } = this.#own;
    const { first, last } = samples;
    const counts = hiddenCounts - first * 4;
    layers.forEach((layer, index) => {
      const below = layers[index - 1];
      if (!below) return;
      if (skipsZeros(layer, below)) {
        const entries = hiddenEntries - first * layer.inputs * 8;
        this.#kernels.listActivations(below.output, below.stride, layer.inputs, entries, counts, first, last);
        this.#kernels.forward(layer.record, entries, counts, first, last, 0, layer.panels.length);
      } else {
        this.#kernels.forwardDense(layer.record, below.output, below.stride, first, last, 0, layer.panels.length);
      }
      dropout?.(layer, index);
    });
    if (this.#output.activation === 'softmax') this.#kernels.softmax(this.#output.record, first, last);
  }

  #drop(
    rows: number,
    layer: LayerPlan,
    index: number,
    job: TrainJob,
    step: number,
    samples: Range,
    vectors: Range,
  ): void {
    if (layer.dropout === 0) return;
    const { threshold, factor } = dropoutNumbers(layer.dropout);
    this.#kernels.dropout(
      rows,
      layer.stride,
      samples.first,
      samples.last,
      vectors.first,
      vectors.last,
      job.seed,
      job.firstStep + step,
      index + 1,
      threshold,
      factor,
    );
  }

  #penalties(): void {
    for (const layer of this.#plan.trained) {
      if (layer.l1 === 0 && layer.l2 === 0) continue;
      const { first, last } = this.#share(layer.panels.length);
      this.#kernels.penalty(layer.record, first, last);
    }
  }

  #penaltySum(): number {
    let sum = 0;
    for (const layer of this.#plan.trained) {
      if (layer.l1 === 0 && layer.l2 === 0) continue;
      for (let unit = 0; unit < layer.units; unit++) sum += this.#view.getFloat32(layer.penalties + unit * 4, true);
    }
    return sum;
  }

  #flush(): void {
    const { parameters, parameterBytes, moments } = this.#plan;
    const vectors = this.#share((parameterBytes * moments) / 16);
    this.#kernels.flushTiny(parameters + parameterBytes + vectors.first * 16, (vectors.last - vectors.first) * 16);
  }

  #update(job: TrainJob, step: number, batch: number): void {
    const { layers, parameterBytes, maskStride, listRows, inputStride, threads } = this.#plan;
    const { update } = this.#kernels;
    const own = this.#own;
    this.#records.step(own.step, {
      ...stepNumbers(this.#plan, job.firstStep + step + 1, job.learningRate),
      batch,
      firstMoment: parameterBytes,
      secondMoment: parameterBytes * 2,
    });
    const source = {
      maskStride,
      transposed: own.transposed,
      transposedStride: listRows,
      list: own.list,
      chunks: 0,
      chunkBytes: 0,
    };
    this.#records.source(own.source, {
      ...source,
      masks: job.data.dense ? 0 : own.masks,
      rows: own.entries,
      rowStride: inputStride,
      skipZeros: 1,
    });
    const first = this.#first;
    if (this.#images) {
      for (const { layer, chunkBytes } of this.#plan.convolutions) {
        this.#records.source(own.source, {
          ...source,
          masks: 0,
          rows: 0,
          rowStride: 0,
          skipZeros: 0,
          chunks: CHUNKS,
          chunkBytes,
        });
        this.#updateConvolution(layer);
      }
    } else if (layers.length === 1) {
      const range = this.#share(first.inputs + 1);
      update(first.record, own.source, own.step, range.first, range.last, 0, first.panels.length);
      return;
    }
    if (!this.#images)
      update(first.record, own.source, own.step, 0, first.inputs + 1, this.#panels.first, this.#panels.last);
    layers.forEach((layer, index) => {
      const below = layers[index - 1];
      if (!below) return;
      this.#records.source(own.source, {
        ...source,
        masks: 0,
        rows: below.output,
        rowStride: below.stride,
        skipZeros: skipsZeros(layer, below) ? 1 : 0,
      });
      // The second layer's rows follow the columns of the first: nobody else overwrites, in the next
      // step's first phase, the activations that this update still reads.
      const range = index === 1 && !this.#images ? this.#columns() : this.#share(layer.inputs);
      update(
        layer.record,
        own.source,
        own.step,
        range.first,
        Math.min(range.last, layer.inputs),
        0,
        layer.panels.length,
      );
      if (this.#thread === threads - 1)
        update(layer.record, own.source, own.step, layer.inputs, layer.inputs + 1, 0, layer.panels.length);
    });
  }

  /** This thread's rows of a convolution; those that pad the channels stay zero. */
  #updateConvolution({ record, inputs, rowGroup, channels, panels }: LayerPlan): void {
    const { source, step } = this.#own;
    const { update } = this.#kernels;
    const groups = this.#share(inputs / rowGroup);
    if (rowGroup === channels)
      update(record, source, step, groups.first * rowGroup, groups.last * rowGroup, 0, panels.length);
    else {
      for (let group = groups.first; group < groups.last; group++) {
        update(record, source, step, group * rowGroup, group * rowGroup + channels, 0, panels.length);
      }
    }
    if (this.#thread === this.#plan.threads - 1) update(record, source, step, inputs, inputs + 1, 0, panels.length);
  }

  /** Each thread takes every so-manyth block of samples through the whole network, without barriers. */
  #evaluate({ data, outputs, withLoss }: EvaluateJob): void {
    const { threads, rows, network } = this.#plan;
    const { units, stride, output } = this.#output;
    const kernels = this.#kernels;
    const first = Math.floor(rows / threads) * this.#thread;
    const block = EVALUATION_BLOCK;
    for (let start = this.#thread * block; start < data.count; start += threads * block) {
      const samples = { first, last: first + Math.min(block, data.count - start) };
      const shift = start - first;
      if (this.#images) {
        for (let s = samples.first; s < samples.last; s++) this.#images.forward(data, s + shift, s);
      } else {
        this.#gather(data, data.inOrder + start * 4, samples.last - first);
        this.#forwardFirst(data, samples, this.#allPanels(this.#first), first);
      }
      this.#forwardRest(samples);
      if (withLoss) {
        kernels.lossAndGradient(
          this.#output.record,
          LossCode[network.loss],
          data.targets,
          data.inOrder + shift * 4,
          samples.first,
          samples.last,
          data.losses + shift * 4,
          data.hits + shift,
          0,
        );
      }
      if (!outputs) continue;
      for (let s = samples.first; s < samples.last; s++)
        this.#copyFloats(output + s * stride * 4, outputs + (s + shift) * units * 4, units);
    }
  }

  #copyFloats(from: number, to: number, count: number): void {
    for (let at = 0; at < count * 4; at += 4)
      this.#view.setFloat32(to + at, this.#view.getFloat32(from + at, true), true);
  }

  /** This thread's share of `count` things in a row. */
  #share(count: number): Range {
    const { threads } = this.#plan;
    return {
      first: Math.floor((count * this.#thread) / threads),
      last: Math.floor((count * (this.#thread + 1)) / threads),
    };
  }
}

/** Zeros in the activations below are worth skipping if many are there, and each saves a wide row. */
function skipsZeros(layer: LayerPlan, below: LayerPlan): boolean {
  return layer.stride > 16 && (below.activation === 'relu' || below.dropout > 0);
}

function dropoutNumbers(rate: number): { threshold: number; factor: number } {
  return { threshold: Math.floor(rate * 2 ** 32), factor: 1 / (1 - rate) };
}

/** The scalars of step t, in the roundings of tfjs: the powers of beta are float32. */
function stepNumbers({ network: { optimizer } }: Plan, t: number, learningRate = optimizer.learningRate) {
  const base = {
    optimizer: OptimizerCode[optimizer.kind],
    rate: learningRate,
    beta1: 0,
    rest1: 0,
    beta2: 0,
    rest2: 0,
    root: 0,
    epsilon: 0,
    nesterov: 0,
  };
  if (optimizer.kind === 'sgd') return base;
  if (optimizer.kind === 'momentum')
    return { ...base, beta1: optimizer.momentum, nesterov: optimizer.nesterov ? 1 : 0 };
  const { beta1, beta2, epsilon } = optimizer;
  return {
    ...base,
    beta1,
    rest1: 1 - beta1,
    beta2,
    rest2: 1 - beta2,
    epsilon,
    rate: learningRate / Math.fround(1 - Math.fround(power(Math.fround(beta1), t))),
    root: 1 / Math.sqrt(Math.fround(1 - Math.fround(power(Math.fround(beta2), t)))),
  };
}

/** base^exponent by repeated squaring: the same bits everywhere, which Math.pow does not promise. */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2), square *= square) {
    if (left % 2 === 1) result *= square;
  }
  return result;
}
