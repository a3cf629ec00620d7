/*
 * The plan of memory: what lies in it, and who may touch what between two barriers.
 *
 * A data race needs a region that one thread writes while another reads or writes it. So each region
 * states, for each phase, who reads and who writes; a phase is what the threads do between two barriers.
 * Where anyone writes, the readers are divided just as the writers are: each thread reads only its own
 * part. A test holds the table to that rule, and the threads to the table: ../race/race.ts watches every
 * load and store of theirs.
 */

/** What the threads do between two barriers; see ../threads/program.ts. Evaluation has no barrier and is one phase. */
export const PHASES = ['columns', 'samples', 'batch', 'evaluation'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * Whose part of a region: that of no thread, of the first, of all alike, or of each its own: the whole
 * region if it is one thread's, else its columns of the first layer, its weights (those of its columns,
 * and its rows of the later layers), its samples, chunks of samples, panels or layers, or its share of bytes.
 */
export type Part =
  | 'none'
  | 'thread 0'
  | 'all'
  | 'its own'
  | 'its columns'
  | 'its weights'
  | 'its samples'
  | 'its chunks'
  | 'its panels'
  | 'its layers'
  | 'its share';

export interface Access {
  readonly reads: Part;
  readonly writes: Part;
}

export interface Kind extends Readonly<Record<Phase, Access>> {
  readonly holds: string;
}

const none: Access = { reads: 'none', writes: 'none' };
const read = (reads: Part): Access => ({ reads, writes: 'none' });
const write = (writes: Part): Access => ({ reads: 'none', writes });
const both = (part: Part): Access => ({ reads: part, writes: part });

/** Every kind of region, in the order in which they lie; those of layers and of threads come once for each. */
export const KINDS = {
  control: {
    holds: 'barrier, stop flag, progress; touched by atomic operations only',
    columns: none,
    samples: none,
    batch: none,
    evaluation: none,
  },
  lookup: {
    holds: 'what each byte of the data is worth',
    columns: read('all'),
    samples: read('all'),
    batch: none,
    evaluation: read('all'),
  },
  weights: {
    holds: 'kernels in panels, the bias as last row',
    columns: both('its weights'),
    samples: read('all'),
    batch: read('all'),
    evaluation: read('all'),
  },
  moments: {
    holds: 'none, one or two sets, laid out like the weights',
    columns: both('its weights'),
    samples: both('its share'),
    batch: none,
    evaluation: none,
  },
  record: {
    holds: "a layer's sizes and addresses, panels, column mask",
    columns: read('all'),
    samples: read('all'),
    batch: read('all'),
    evaluation: read('all'),
  },
  penalties: {
    holds: 'one for each column of a layer',
    columns: read('thread 0'),
    samples: write('its panels'),
    batch: none,
    evaluation: none,
  },
  'moving averages': {
    holds: 'of a normalization, of means and variances',
    columns: none,
    samples: none,
    batch: both('its panels'),
    evaluation: read('all'),
  },
  'batch moments': {
    holds: 'what a batch has to be normalized by',
    columns: none,
    samples: read('all'),
    batch: write('its panels'),
    evaluation: none,
  },
  notes: {
    holds: 'what each sample tells a normalization of itself',
    columns: none,
    samples: write('its samples'),
    batch: read('all'),
    evaluation: none,
  },
  sums: {
    holds: "a convolution's gradient, summed over eight chunks of the batch, or a normalization's",
    columns: read('all'),
    samples: both('its chunks'),
    batch: write('its panels'),
    evaluation: none,
  },
  'first outputs': {
    holds: 'of the first dense layer, or of the convolutions',
    columns: both('its columns'),
    samples: both('its samples'),
    batch: none,
    evaluation: both('its samples'),
  },
  outputs: {
    holds: 'of a later layer',
    columns: read('all'),
    samples: both('its samples'),
    batch: none,
    evaluation: both('its samples'),
  },
  'kept sums': {
    holds: 'what the outputs were made of, of a layer with gelu only',
    columns: write('its columns'),
    samples: both('its samples'),
    batch: none,
    evaluation: write('its samples'),
  },
  gradients: {
    holds: 'by the outputs of a layer',
    columns: read('all'),
    samples: both('its samples'),
    batch: none,
    evaluation: none,
  },
  'turned kernels': {
    holds: 'of convolutions before a normalization',
    columns: none,
    samples: read('all'),
    batch: write('its layers'),
    evaluation: none,
  },
  tables: {
    holds: 'where the positions of an image lie, panels of a turned kernel',
    columns: none,
    samples: read('all'),
    batch: read('all'),
    evaluation: read('all'),
  },
  lists: {
    holds: 'inputs of the batch that are not zero, or plain rows',
    columns: both('its own'),
    samples: read('its own'),
    batch: none,
    evaluation: both('its own'),
  },
  transposed: {
    holds: 'the lists by input, and how long they are',
    columns: both('its own'),
    samples: none,
    batch: none,
    evaluation: none,
  },
  'hidden lists': {
    holds: 'activations of its samples that are not zero',
    columns: none,
    samples: both('its own'),
    batch: none,
    evaluation: both('its own'),
  },
  scratch: {
    holds: 'records of the calls, the list of a row',
    columns: both('its own'),
    samples: both('its own'),
    batch: both('its own'),
    evaluation: both('its own'),
  },
  images: {
    holds: 'one image of each layer, its kept sums, gradient and lists, turned kernels, records',
    columns: none,
    samples: both('its own'),
    batch: none,
    evaluation: both('its own'),
  },
  'sample images': {
    holds: 'the same for each sample of a batch, where normalizations look at whole batches',
    columns: none,
    samples: both('its samples'),
    batch: read('all'),
    evaluation: both('its samples'),
  },
  targets: { holds: 'of a data set', columns: none, samples: read('all'), batch: none, evaluation: read('all') },
  numbers: {
    holds: 'the samples from first to last',
    columns: none,
    samples: none,
    batch: none,
    evaluation: read('all'),
  },
  losses: {
    holds: 'one for each sample of a batch, or of the data',
    columns: read('thread 0'),
    samples: write('its samples'),
    batch: none,
    evaluation: write('its samples'),
  },
  hits: {
    holds: 'which samples are classified rightly',
    columns: read('thread 0'),
    samples: write('its samples'),
    batch: none,
    evaluation: write('its samples'),
  },
  inputs: {
    holds: 'the samples, without their zeros or as given',
    columns: read('all'),
    samples: read('all'),
    batch: none,
    evaluation: read('all'),
  },
  order: {
    holds: "an epoch's order of samples",
    columns: read('all'),
    samples: read('all'),
    batch: none,
    evaluation: none,
  },
  predictions: {
    holds: "the network's outputs for a data set",
    columns: none,
    samples: none,
    batch: none,
    evaluation: write('its samples'),
  },
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof KINDS;

export interface Region {
  readonly kind: KindName;
  /** First byte, and how many. */
  readonly address: number;
  readonly bytes: number;
  /** Whose it is, if it is one thread's. */
  readonly thread?: number;
}
