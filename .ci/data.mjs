// node .ci/data.mjs first FROM TO TRAIN TEST | five FROM TO TRAIN TEST | eight CSV TO | letters TO TRAIN TEST: makes a folder with
// a small data set, for a quick run of the notebooks.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

/** Writes images, each an array of bytes, and their labels as IDX files, packed if wanted. */
function write(folder, part, images, labels, packed = false) {
  mkdirSync(folder, { recursive: true });
  const size = Math.sqrt(images[0].length);
  const header = (numbers) => Buffer.from(Uint32Array.from(numbers).buffer).swap32();
  const file = (name, parts) => {
    const bytes = Buffer.concat(parts);
    const to = path.join(folder, `${part}-${name}-ubyte`);
    writeFileSync(packed ? `${to}.gz` : to, packed ? gzipSync(bytes) : bytes);
  };
  file('images-idx3', [header([0x803, images.length, size, size]), ...images]);
  file('labels-idx1', [header([0x801, labels.length]), Buffer.from(labels)]);
}

const CLOTHES = 'T-shirt/top,Trouser,Pullover,Dress,Coat,Sandal,Shirt,Sneaker,Bag,Ankle boot'.split(',');

/** The first images of a folder of packed files of 28 x 28 pixels, of its first classes. */
function first(from, to, train, test, classes = CLOTHES.length) {
  for (const [part, count] of [
    ['train', Number(train)],
    ['t10k', Number(test)],
  ]) {
    const read = (name) => gunzipSync(readFileSync(path.join(from, `${part}-${name}-ubyte.gz`)));
    const [pixels, labels] = [read('images-idx3').subarray(16), read('labels-idx1').subarray(8)];
    const chosen = [...labels.keys()].filter((index) => labels[index] < classes).slice(0, count);
    const images = chosen.map((index) => pixels.subarray(784 * index, 784 * (index + 1)));
    const own = chosen.map((index) => labels[index]);
    write(to, part, images, own);
  }
  const description = { name: 'Fashion-MNIST', classNames: CLOTHES.slice(0, classes) };
  writeFileSync(path.join(to, 'dataset.json'), JSON.stringify(description));
}

/** The letters A to Z in 5 x 7 points: two hexadecimal figures a column, the lowest bit on top. */
const LETTERS =
  '7e1111117e 7f49494936 3e41414122 7f4141221c 7f49494941 7f09090901 3e4149497a 7f0808087f 00417f4100 2040413f01 ' +
  '7f08142241 7f40404040 7f020c027f 7f0408107f 3e4141413e 7f09090906 3e4151215e 7f09192946 4649494931 01017f0101 ' +
  '3f4040403f 1f2040201f 3f4038403f 6314081463 0708700807 6151494543';

/** Letters of many sizes, places and slants, in files as EMNIST has them: transposed, packed, labels from 1 on. */
function letters(to, train, test) {
  const columns = LETTERS.split(' ').map((letter) => Buffer.from(letter, 'hex'));
  let state = 1;
  const random = (least, most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return least + ((most - least) * state) / 2 ** 32;
  };
  const draw = (letter) => {
    const [scale, slant] = [random(2, 3), random(-0.3, 0.3)];
    const [left, top] = [14 - 2.5 * scale + random(-3, 3), 14 - 3.5 * scale + random(-2, 2)];
    const image = Buffer.alloc(784);
    for (let y = 0; y < 28; y++) {
      for (let x = 0; x < 28; x++) {
        const row = Math.floor((y - top) / scale);
        const column = Math.floor((x - left - slant * (14 - y)) / scale);
        const ink = row >= 0 && row < 7 && ((columns[letter][column] ?? 0) >> row) & 1;
        image[28 * x + y] = ink ? random(180, 255) : 0;
      }
    }
    return image;
  };
  for (const [part, count] of [
    ['emnist-letters-train', Number(train)],
    ['emnist-letters-test', Number(test)],
  ]) {
    const drawn = Array.from({ length: count }, () => Math.floor(random(0, 26)));
    const [images, labels] = [drawn.map(draw), drawn.map((letter) => letter + 1)];
    write(to, part, images, labels, true);
  }
  const lines = LETTERS.split(' ').map((_, letter) => `${letter + 1} ${65 + letter} ${97 + letter}\n`);
  writeFileSync(path.join(to, 'emnist-letters-mapping.txt'), lines.join(''));
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
else if (command === 'five' && given.length === 4) first(...given, 5);
else if (command === 'letters' && given.length === 3) letters(...given);
else throw new Error('expected: first or five FROM TO TRAIN TEST, eight CSV TO, or letters TO TRAIN TEST');
