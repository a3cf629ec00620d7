// node .ci/data.mjs first FROM TO TRAIN TEST | eight CSV TO: makes a folder with a small data set, for a quick run of the notebooks.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Writes images, each an array of bytes, and their labels as IDX files. */
function write(folder, part, images, labels) {
  mkdirSync(folder, { recursive: true });
  const size = Math.sqrt(images[0].length);
  const header = (numbers) => Buffer.from(Uint32Array.from(numbers).buffer).swap32();
  const file = (name) => path.join(folder, `${part}-${name}-ubyte`);
  writeFileSync(file('images-idx3'), Buffer.concat([header([0x803, images.length, size, size]), ...images]));
  writeFileSync(file('labels-idx1'), Buffer.concat([header([0x801, labels.length]), Buffer.from(labels)]));
}

/** The first images of a folder of packed files of 28 x 28 pixels. */
function first(from, to, train, test) {
  for (const [part, count] of [
    ['train', Number(train)],
    ['t10k', Number(test)],
  ]) {
    const read = (name) => gunzipSync(readFileSync(path.join(from, `${part}-${name}-ubyte.gz`)));
    const [pixels, labels] = [read('images-idx3').subarray(16), read('labels-idx1').subarray(8)];
    const images = Array.from({ length: count }, (_, index) => pixels.subarray(784 * index, 784 * (index + 1)));
    write(to, part, images, labels.subarray(0, count));
  }
  const names = 'T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot'.split(',');
  writeFileSync(path.join(to, 'dataset.json'), JSON.stringify({ name: 'Fashion-MNIST', classNames: names }));
}

/** scikit-learn's 8 x 8 digits: 64 intensities of 0 to 16 and a label in each row; the last fifth is the test part. */
function eight(csv, to) {
  const rows = gunzipSync(readFileSync(csv)).toString().trim().split('\n');
  const digits = rows.map((row) => row.split(',').map(Number));
  const cut = Math.round(0.8 * digits.length);
  for (const [part, some] of [
    ['train', digits.slice(0, cut)],
    ['t10k', digits.slice(cut)],
  ]) {
    const images = some.map((values) =>
      Buffer.from(values.slice(0, 64).map((value) => Math.round((255 * value) / 16))),
    );
    write(
      to,
      part,
      images,
      some.map((values) => values[64]),
    );
  }
  writeFileSync(path.join(to, 'dataset.json'), JSON.stringify({ name: 'digits of 8 x 8 pixels' }));
}

const [command, ...given] = process.argv.slice(2);
if (command === 'first' && given.length === 4) first(...given);
else if (command === 'eight' && given.length === 2) eight(...given);
else throw new Error('expected: first FROM TO TRAIN TEST, or eight CSV TO');
