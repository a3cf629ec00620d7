/*
 * What the planner decides: where everything lies. Types only. Addresses are bytes from the start of the
 * memory, and have the names of the fields that the kernels know them by (assembly/records.ts).
 */
import type { RecordValues } from '../contract/record';
import type {
  Convolution,
  ImageDropout,
  Layer,
  Live,
  Normalization,
  NormalizedImage,
  Panel,
  Pooling,
  Span,
} from '../contract/records';
import type { ConvolutionStage, NormalizationStage, PoolingStage, WeightlessStage } from '../network/images';
import { type ImageShape, type Activation, type NetworkSpec } from '../network/network';

/** A block of columns: bytes from the layer's kernel, first column, width in vectors. */
export type PanelPlan = RecordValues<typeof Panel>;

/** A record, and where it stands. */
export interface Placed<Shape> {
  readonly address: number;
  readonly values: RecordValues<Shape>;
}

/** Rows of activations, one for each sample of a batch, and the gradients by them. */
export interface Rows {
  readonly units: number;
  /** Floats in a row. */
  readonly stride: number;
  readonly output: number;
  readonly gradient: number;
  /** Rate of the dropout that follows, 0 if none. */
  readonly dropout: number;
  /** Which masks its dropout takes; 0 are those of the network's inputs. */
  readonly maskNumber: number;
}

/** What the convolutions leave for the dense layers: a flat row for each sample. */
export interface RowRegion extends Rows {
  readonly kind: 'row';
}

/** Parameters as rows and columns: the fields of a Layer's record, and what stands where they point. */
interface Columns extends Readonly<Omit<RecordValues<typeof Layer>, 'activation'>> {
  /** Address of the record. */
  readonly record: number;
  readonly activation: Activation;
  /** Whether the row after the inputs is a bias; if not, it is zero and stays so. */
  readonly hasBias: boolean;
  /** Whether training moves its weights. */
  readonly isTrainable: boolean;
  /** What stands at `panels`. */
  readonly blocks: readonly PanelPlan[];
  /** Of all rows, that of the bias included: so much are the parameters, and one sum of their gradient. */
  readonly bytes: number;
}

/** A dense layer. */
export interface DenseRegion extends Columns, Rows {
  readonly kind: 'dense';
}

/** A convolution: a row for each input that a filter sees. Its `output` and `toSum` are 0, its `gradient` the sums of chunks. */
export interface ConvolutionRegion extends Columns {
  readonly kind: 'convolution';
  /** Rows come in groups of this many, channels padded to whole vectors, of which the first `channels` are true. */
  readonly rowGroup: number;
  readonly channels: number;
  /** Panels of the kernel turned round, and where they stand; none for the first layer, and where lists lead back. */
  readonly turnedBlocks: readonly PanelPlan[];
  readonly turnedPanels: number;
  /** Where it stands, if all threads share it; 0 if each has its own. */
  readonly turnedKernel: number;
  /** Where the positions of its output stand, and those of its input for the way back. */
  readonly positions: number;
  readonly turnedPositions: number;
}

/** A normalization: one row. Its `output` and `toSum` are 0, its `gradient` that of the whole batch. */
export interface NormalizationRegion extends Columns {
  readonly kind: 'normalization';
  /** What all samples have in common. */
  readonly shared: Placed<typeof Normalization>;
}

/** A layer with parameters. */
export type TrainedRegion = DenseRegion | ConvolutionRegion | NormalizationRegion;

/** A layer on images with what all threads share of it. */
export type ImageLayer = {
  /** Channels of its input as they lie in memory: whole vectors, except for the samples themselves. */
  readonly storedChannels: number;
} & (
  | {
      readonly kind: 'convolution';
      readonly stage: ConvolutionStage;
      readonly region: ConvolutionRegion;
      /** How many outputs of a filter can have a gradient, if so few that they are listed. */
      readonly live?: number;
    }
  | { readonly kind: 'normalization'; readonly stage: NormalizationStage; readonly region: NormalizationRegion }
  | { readonly kind: WeightlessStage['kind']; readonly stage: WeightlessStage }
);

/** Room to be set to zero. */
export interface Cleared {
  readonly address: number;
  readonly bytes: number;
}

/** A convolution of a gradient, of whose rows it is known where they are zero. */
export interface BackConvolution extends Placed<typeof Convolution> {
  readonly spans: readonly RecordValues<typeof Span>[];
}

/** How a thread comes back through a convolution: from all gradients, or from lists of those that are not zero. */
export type ConvolutionBack =
  | {
      readonly kind: 'dense';
      /** The way back to the gradient by the inputs; none for the first layer. */
      readonly inputs?: BackConvolution;
    }
  | {
      readonly kind: 'live';
      readonly lists: Placed<typeof Live>;
      /** The sums of a chunk, a row for each filter. */
      readonly sums: Cleared;
    };

/** One layer on images, for one thread or sample. */
export type ImageStep =
  | {
      readonly kind: 'convolution';
      readonly region: ConvolutionRegion;
      readonly there: Placed<typeof Convolution>;
      readonly back: ConvolutionBack;
    }
  | {
      readonly kind: PoolingStage['kind'];
      readonly there: Placed<typeof Pooling>;
      /** The gradient by the inputs, which the kernel adds to: to be cleared before. */
      readonly clear: Cleared;
    }
  | { readonly kind: 'dropout'; readonly there: Placed<typeof ImageDropout> }
  | { readonly kind: 'normalization'; readonly there: Placed<typeof NormalizedImage> };

/** One image of each layer: those that a thread takes its samples through, or of one sample of a batch. */
export interface ImageSet {
  /** Where the sample goes, and bytes between its rows. */
  readonly address: number;
  readonly row: number;
  /** Where the spans of its rows go, and bytes of the border on the left. */
  readonly spans: number;
  readonly border: number;
  readonly steps: readonly ImageStep[];
}

/** A first layer of which each thread has its own columns. */
export interface ColumnsFrontPlan {
  readonly kind: 'columns';
  readonly first: DenseRegion;
}

/** A layer that is the only one: each thread has its own samples, then its own rows. */
export interface SingleFrontPlan {
  readonly kind: 'single';
  readonly first: DenseRegion;
}

/** Layers on images, to a row for the dense layers. */
export interface ImagesPlan {
  /** Of the samples, and of what the last layer on images gives. */
  readonly input: ImageShape;
  readonly output: ImageShape;
  readonly convolutions: readonly ConvolutionRegion[];
  readonly row: RowRegion;
  /** A column mask of ones, and how many. */
  readonly ones: number;
  readonly oneCount: number;
}

/** Each sample all the way there and back before the next. */
export interface ImagesFrontPlan extends ImagesPlan {
  readonly kind: 'images';
  /** Of each thread its own. */
  readonly threads: readonly ImageSet[];
}

/** All samples of a batch up to a normalization, which looks at the whole batch, before any goes on. */
export interface NormalizedFrontPlan extends ImagesPlan {
  readonly kind: 'normalized';
  readonly normalizations: readonly NormalizationRegion[];
  readonly layers: readonly ImageLayer[];
  /** Of the first sample of a batch. Those of sample n stand n times `sampleBytes` further on, records and all. */
  readonly first: ImageSet;
  readonly sampleBytes: number;
  /** Samples of a batch, and at least as many as threads. */
  readonly samples: number;
  /** Where the images of the first one begin. */
  readonly sampleImages: number;
}

/** How the samples get into the network: what comes before the layers that follow on a layer. */
export type FrontPlan = ColumnsFrontPlan | SingleFrontPlan | ImagesFrontPlan | NormalizedFrontPlan;

/** A dense layer that follows on another, or on the row of the convolutions. */
export interface Link {
  readonly layer: DenseRegion;
  readonly below: DenseRegion | RowRegion;
  /** Whether the zeros of the activations below are left out. */
  readonly lists: boolean;
}

/**
 * What is one thread's alone. Every thread lists the inputs of the whole batch for itself: that is
 * cheaper than fetching half of the lists from another core's cache.
 */
export interface ThreadPlan {
  /** Lists of entries, or plain rows. */
  readonly entries: number;
  readonly counts: number;
  /** Lists of the activations of its own samples, the first of these at the first place. */
  readonly hiddenEntries: number;
  readonly hiddenCounts: number;
  /** The lists by input, and how long each is. */
  readonly buckets: number;
  readonly lengths: number;
  /** Records that it writes itself. */
  readonly gather: number;
  readonly step: number;
  readonly source: number;
  readonly list: number;
}

export interface Plan {
  readonly network: NetworkSpec;
  /** Rate of the dropout of plain inputs, 0 if none. */
  readonly inputDropout: number;
  readonly batchSize: number;
  readonly threads: number;
  /** Samples that the outputs and gradients of the layers hold: a batch, or a block for each thread. */
  readonly rows: number;
  /** Samples that a thread lists for itself: a batch, or a block. */
  readonly listRows: number;
  readonly lookup: number;
  readonly front: FrontPlan;
  readonly links: readonly Link[];
  /** The last layer. */
  readonly output: DenseRegion;
  /** All layers with parameters, in the order of the network. */
  readonly trained: readonly TrainedRegion[];
  readonly parameters: number;
  /** Bytes of the parameters, and of each set of moments. */
  readonly parameterBytes: number;
  /** Moments the optimizer keeps: 0, 1 or 2 sets. */
  readonly moments: number;
  /** Bytes of an input's list over the batch, and those to the next. */
  readonly bucketBytes: number;
  /** Floats in a plain row of inputs. */
  readonly inputStride: number;
  readonly workers: readonly ThreadPlan[];
  /** First free byte: where data sets go. */
  readonly end: number;
}
