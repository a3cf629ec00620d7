/** An accuracy on MNIST's test digits that others have published. */
export interface PublishedFigure {
  readonly model: string;
  readonly parameters: number;
  /** 0 to 1. */
  readonly accuracy: number;
  /** Where it is published. */
  readonly source: string;
  /** How it came about, as far as the source says so. */
  readonly remark: string;
}

const LECUN =
  'Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-Based Learning Applied to Document Recognition, 1998';
const BITNET = 'github.com/cpldcpu/BitNetMCU';

/**
 * Accuracies of others, the fewest parameters first: quoted, not measured here.
 *
 * @example
 * PUBLISHED.find(({ model }) => model === 'LeNet-5')?.accuracy // 0.9905
 */
export const PUBLISHED: readonly PublishedFigure[] = [
  {
    model: 'mnist-minimal-model',
    parameters: 4862,
    accuracy: 0.9907,
    source: 'github.com/ruslangrimov/mnist-minimal-model',
    remark: 'a single run',
  },
  {
    model: 'ERAv4S6, convolutions',
    parameters: 7070,
    accuracy: 0.994,
    source: 'github.com/nitin-vig/ERAv4S6',
    remark: 'a single run, above 99.4 % from epoch 11, the test digits watched',
  },
  { model: 'linear classifier', parameters: 7850, accuracy: 0.88, source: LECUN, remark: 'figure 9' },
  {
    model: 'BitNetMCU, three hidden layers of 64',
    parameters: 25_216,
    accuracy: 0.9902,
    source: BITNET,
    remark: 'weights of 4 bits, images of 16 × 16, augmentation; a single run',
  },
  { model: 'BitNetMCU, convolutions', parameters: 33_088, accuracy: 0.9955, source: BITNET, remark: 'a single run' },
  { model: 'LeNet-5', parameters: 60_000, accuracy: 0.9905, source: LECUN, remark: 'without distortions' },
  { model: '300 hidden units', parameters: 238_510, accuracy: 0.953, source: LECUN, remark: '28x28-300-10' },
  {
    model: '800 hidden units',
    parameters: 636_010,
    accuracy: 0.993,
    source: 'P. Simard, D. Steinkraus, J. Platt: Best Practices for Convolutional Neural Networks, 2003',
    remark: 'elastic distortions',
  },
];
