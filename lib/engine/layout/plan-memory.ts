/* Lays out a network: where everything lies in the engine's memory. See regions.ts for the map. */
import { Gather, Source, Step } from '../contract/records';
import type { NetworkSpec } from '../network/network';
import { type Stages, stagesOf } from '../network/stages';
import { item } from '../validation/item';
import { denseShape, ParameterPlaces, placeDense } from './columns';
import { planImages, planSampleImages } from './image-steps';
import { placeImages, type PlacedImages, placeParameters, shapeImages } from './images';
import { Layout } from './layout';
import type {
  DenseRegion,
  FrontPlan,
  ImageSet,
  Link,
  NormalizedFrontPlan,
  Plan,
  RowRegion,
  ThreadPlan,
  TrainedRegion,
} from './plan';
import type { KindName, Region } from './regions';
import { CONTROL, ENTRY, FLOAT, oddLines, wholeVectors } from './sizes';

export interface PlanOptions {
  /** Samples in a step. */
  readonly batchSize: number;
  readonly threads: number;
}

/**
 * Samples that a thread evaluates at a time: as many as a batch has as a rule, so that outputs and lists need no more
 * room than in training.
 */
export const EVALUATION_BLOCK = 32;

/**
 * Columns from above which the zeros of the activations below a layer are left out: to list them costs more than the
 * rows of a narrower layer do.
 */
const WORTH_LISTING = 16;

/** Values of a byte. */
const BYTE_VALUES = 256;

const MOMENTS = { adam: 2, rmsprop: 2, momentum: 1, sgd: 0 } as const;

/** Lays out a network. Pure: writes nothing. @throws RangeError if it is not one the engine trains. */
export function planMemory(network: NetworkSpec, options: PlanOptions): Plan {
  return layOut(network, options).plan;
}

/** The same, with all regions in the order in which they lie. */
export function layOut(
  network: NetworkSpec,
  { batchSize, threads }: PlanOptions,
): { plan: Plan; regions: readonly Region[] } {
  const stages = stagesOf(network);
  const layout = new Layout(0);
  layout.place('control', CONTROL);
  const lookup = layout.place('lookup', BYTE_VALUES * FLOAT);
  const rows = Math.max(batchSize, EVALUATION_BLOCK * threads);
  const listRows = Math.max(batchSize, EVALUATION_BLOCK);
  const bucketBytes = oddLines(batchSize * ENTRY);
  const moments = MOMENTS[network.optimizer.kind];
  const { images, dense, ...placed } = placeLayers(stages, { rows, batchSize, threads, moments }, layout);
  const links = linksOf(dense, images?.front.row);
  const room: ThreadRoom = {
    // With images nothing is listed: each sample is copied as it is.
    inputs: images ? 0 : network.inputs,
    listRows,
    bucketBytes,
    ownRows: Math.max(Math.ceil(batchSize / threads), EVALUATION_BLOCK),
    widest: Math.max(0, ...links.map(({ layer }) => layer.inputs)),
  };
  const own = Array.from({ length: threads }, (_, thread) => placeThread(room, images, thread, layout));
  const samples = placeSamples(images, Math.max(batchSize, threads), layout);
  const plan = {
    network,
    inputDropout: stages.inputDropout,
    batchSize,
    threads,
    rows,
    listRows,
    lookup,
    front: frontOf(
      dense,
      images,
      own.flatMap(({ images: each }) => each ?? []),
      samples,
    ),
    links,
    output: item(dense, dense.length - 1, 'the dense layers'),
    ...placed,
    moments,
    bucketBytes,
    inputStride: wholeVectors(network.inputs),
    workers: own.map(({ worker }) => worker),
    end: layout.end,
  };
  return { plan, regions: layout.regions };
}

interface LayerRoom {
  /** Samples that outputs and gradients hold. */
  readonly rows: number;
  readonly batchSize: number;
  readonly threads: number;
  /** Sets of moments. */
  readonly moments: number;
}

type PlacedLayers = Pick<Plan, 'trained' | 'parameters' | 'parameterBytes'> & {
  readonly dense: readonly DenseRegion[];
  readonly images: PlacedImages | undefined;
};

/** All parameters and moments, then for each layer what else it has. */
function placeLayers(stages: Stages, { rows, batchSize, threads, moments }: LayerRoom, layout: Layout): PlacedLayers {
  const shaped = shapeImages(stages.images);
  const first = shaped.length === 0;
  // Only a first layer is divided by columns; the others must not depend on the number of threads,
  // for the width of their panels sets the order of the sums in inputGradient.
  const parts = first && stages.dense.length > 1 ? threads : 1;
  const shapes = stages.dense.map((stage, index) => denseShape(stage, index === 0 ? parts : 1));
  const parameterBytes = ParameterPlaces.bytes([
    ...shaped.flatMap((layer) => ('shape' in layer ? layer.shape : [])),
    ...shapes,
  ]);
  const parameters = layout.place('weights', parameterBytes);
  layout.place('moments', parameterBytes * moments);
  const places = new ParameterPlaces(parameters);
  const halves = placeParameters(shaped, places, batchSize, layout);
  const dense = stages.dense.map(({ dropout }, index) => {
    const shape = item(shapes, index);
    const kind = first && index === 0 ? 'first outputs' : 'outputs';
    const maskNumber = index + (first ? 1 : 2);
    return placeDense(shape, places.take(shape), { rows, kind, dropout, maskNumber }, layout);
  });
  const images = first ? undefined : placeImages(halves, rows, stages.inputDropout, layout);
  const onImages = images?.layers.flatMap((layer): TrainedRegion[] => ('region' in layer ? [layer.region] : [])) ?? [];
  return { images, dense, trained: [...onImages, ...dense], parameters, parameterBytes };
}

/** @param row What the layers on images hand on, if there are any. */
function linksOf(dense: readonly DenseRegion[], row: RowRegion | undefined): Link[] {
  const below = [...(row ? [row] : []), ...dense];
  return (row ? dense : dense.slice(1)).map((layer, index) => {
    const from = item(below, index);
    // After relu and dropout many activations are zero, after all else hardly one.
    const zeros = (from.kind === 'dense' && from.activation === 'relu') || from.dropout > 0;
    return { layer, below: from, lists: zeros && layer.stride > WORTH_LISTING };
  });
}

function frontOf(
  dense: readonly DenseRegion[],
  images: PlacedImages | undefined,
  threads: readonly ImageSet[],
  samples: PlacedSamples | undefined,
): FrontPlan {
  if (images && samples)
    return {
      kind: 'normalized',
      ...images.front,
      ...samples,
      layers: images.layers,
      normalizations: images.normalizations,
    };
  if (images) return { kind: 'images', ...images.front, threads };
  return { kind: dense.length > 1 ? 'columns' : 'single', first: item(dense, 0, 'the dense layers') };
}

interface ThreadRoom {
  /** Numbers in a sample that is listed. */
  readonly inputs: number;
  /** Samples that are listed, and those of them that are the thread's own. */
  readonly listRows: number;
  /** Of the entries of one input. */
  readonly bucketBytes: number;
  readonly ownRows: number;
  /** Inputs of the widest layer that follows on another. */
  readonly widest: number;
}

function placeThread(
  { inputs, listRows, bucketBytes, ownRows, widest }: ThreadRoom,
  images: PlacedImages | undefined,
  thread: number,
  layout: Layout,
): { worker: ThreadPlan; images: ImageSet | undefined } {
  const place = (kind: KindName, bytes: number): number => layout.place(kind, bytes, thread);
  const worker = {
    entries: place('lists', listRows * wholeVectors(inputs) * ENTRY),
    counts: place('lists', listRows * FLOAT),
    buckets: place('transposed', inputs * bucketBytes),
    lengths: place('transposed', inputs * FLOAT),
    // One entry is written past the last one.
    hiddenEntries: place('hidden lists', ownRows * widest * ENTRY + ENTRY),
    hiddenCounts: place('hidden lists', ownRows * FLOAT),
    gather: place('scratch', Gather.bytes),
    step: place('scratch', Step.bytes),
    source: place('scratch', Source.bytes),
    // Of a layer whose zeros are not listed, four rows of sums stand there instead.
    list: place('scratch', Math.max(listRows * ENTRY + ENTRY, 4 * WORTH_LISTING * FLOAT)),
  };
  return {
    worker,
    images:
      images && !isNormalized(images)
        ? planImages(images.layers, images.front.ones, (bytes) => place('images', bytes))
        : undefined,
  };
}

/** Whether the samples of a batch have images of their own, and not the threads. */
function isNormalized({ normalizations }: PlacedImages): boolean {
  return normalizations.length > 0;
}

type PlacedSamples = Pick<NormalizedFrontPlan, 'first' | 'sampleBytes' | 'samples' | 'sampleImages'>;

/** Images for each sample of a batch, if some layer looks at whole batches. */
function placeSamples(images: PlacedImages | undefined, samples: number, layout: Layout): PlacedSamples | undefined {
  if (!images || !isNormalized(images)) return undefined;
  const { layers, front } = images;
  const sampleBytes = planSampleImages(layers, front.ones, 0, 0).bytes;
  const sampleImages = layout.place('sample images', samples * sampleBytes);
  const { set: first } = planSampleImages(layers, front.ones, sampleImages, 0);
  return { first, sampleBytes, samples, sampleImages };
}
