// What the figures of docs/engine.md are bound to. Most of them tell of trials whose code is gone: those stand on record.
import { cited, holds, recorded, set } from '../claims.mjs';
import { bench, benchConvolutions, benchRows, inked, kernelBytes, percent, reported } from '../results.mjs';
import { times } from './readme.mjs';

const KERNELS = 'npm run bench -- --kernels, on the machine and day that the page names';
const EPOCHS = 'npm run bench, an earlier run on the day that the page names';
const TRIAL = 'a trial of code that was not kept, timed beside what was';

/** Of an image. */
const PIXELS = 28 * 28;

export const engine = () => [
  holds('About {} % of MNIST', () => [percent(1 - inked() / (reported().trainingImages * PIXELS))]),
  holds('that are not zero (on average {} of {})', () => [inked() / reported().trainingImages, PIXELS]),
  set('If more than {} % of a data set is not zero', 'the limit in lib/engine, found as *Rows or lists* tells'),
  set('only the activations and their gradients, {} kB each', '32 samples x 128 units x 4 bytes'),
  recorded('with its gradient and lists some {} kB in the CNN below', 'the plan of memory of buildCnn'),
  recorded("For MNIST's 70,000 images and the report's network that is {} MB", 'planMemory of that network'),
  recorded('It gained {} % with one thread and {} % with two (Node 24)', EPOCHS),
  recorded({ from: 'it for the 20 to 40 ms', to: 'compiled' }, 'a timer around the compilation'),
  recorded('done once a process, in some {} ms', 'a timer around the first compilation'),
  recorded({ from: 'Least of six medians', to: 'a machine that others used too)' }, KERNELS),
  set('within {} of itself', 'the limit that test/engine/kernels holds gelu to'),
  cited('off by up to {} (M. Abramowitz', 'Abramowitz and Stegun, 7.1.26'),
  set('at most {} times as much', 'the limit of test/fuzz'),
  set('(cache a core: {} MB)', 'the machine'),
  ...benchRows().map((row) =>
    holds(`| ${row.system} | {} | {} | {} | {} | {} | {} | {} |`, () => [
      row['s/epoch'],
      row.least,
      row.most,
      row.ratio,
      row['warm-up s'],
      row.loss,
      row.accuracy,
    ]),
  ),
  holds("At one thread it takes {} of JAX's time", () => [times('native twin, 1 thread', 'JAX, 1 core')]),
  recorded('were evaluated in {} ms ({} ms the first time) and predicted in {} ms', EPOCHS),
  recorded({ from: 'An earlier run, on 23 November', to: 'the speed is not bought with a wrong result' }, EPOCHS),
  holds('were {} times one on 23 November, and {} now', () => [
    1.5,
    bench('engine, 1 thread')['s/epoch'] / bench('engine, 2 threads')['s/epoch'],
  ]),
  recorded({ from: 'When another program keeps one of the two', to: 'relaxed 0.332 s and 0.223 s' }, EPOCHS),
  recorded({ from: 'Growth, two threads', to: "no longer fit the cores' own caches" }, EPOCHS),
  recorded({ from: 'On random images with a given share', to: 'Hence the limit of 0.7' }, TRIAL),
  ...benchConvolutions().map((row) =>
    holds(`| CNN, ${row.system} | {} | {} | {} |${row.seconds === undefined ? '' : ' {} | {} |'}`, () => [
      row['s/epoch'],
      row.least,
      row.most,
      ...(row.seconds === undefined ? [] : [row.seconds, row.accuracy]),
    ]),
  ),
  set('then of three epochs on a cosine from {}', 'tools/bench/systems.mjs'),
  recorded({ from: 'Augmentation adds 0.44 s', to: '250 ms, on two threads' }, KERNELS),
  recorded({ from: 'What one thread of that machine can do', to: 'softmax and loss 0.012' }, KERNELS),
  recorded({ from: 'Tried, and what came of it', to: 'when another program takes one.' }, TRIAL),
  holds('are kept in the repository, {} kB', () => [kernelBytes() / 1000]),
  recorded('without their compiler, which takes {} MB', 'du of node_modules/assemblyscript and what it needs'),
];
