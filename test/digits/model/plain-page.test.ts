/** @system opens Chromium, where it is installed */
/// <reference lib="dom" />
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { chromium } from 'playwright-core';

import { projectFolder } from '../../../lib/common/files/folders';
import { adamW } from '../../../lib/digits/model/adam-w';
import { buildAnn } from '../../../lib/digits/model/ann';
import { buildCnn } from '../../../lib/digits/model/cnn';
import { scaledPixels } from '../../../lib/digits/model/input';
import { predict } from '../../../lib/digits/model/predict';
import { saveModel } from '../../../lib/digits/model/storage';
import { fit } from '../../../lib/digits/train/fit';
import { browserHere } from '../../../tools/book/check.mjs';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const executablePath = browserHere();
if (executablePath === undefined) console.warn('No Chromium is installed: what needs one is left out.');
const testInChromium = executablePath === undefined ? test.skip : test;

const folder = mkdtempSync(join(tmpdir(), 'plain page '));
const digits = bandedDigits(20);
/** All of TensorFlow.js in one script, as a page takes it. */
const SCRIPT = join(projectFolder(), 'node_modules', '@tensorflow', 'tfjs', 'dist', 'tf.min.js');
let server: Server;

beforeAll(async () => {
  await testBackend();
  server = createServer((request, response) => {
    const name = basename(request.url ?? '');
    if (name === '') response.end('<!doctype html><script src="tf.min.js"></script>');
    else if (name === 'tf.min.js') response.end(readFileSync(SCRIPT));
    else if (/^(model\.json|weights.*\.bin)$/.test(name)) response.end(readFileSync(join(folder, name)));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What of TensorFlow.js the page uses. */
interface PageTensorflow {
  readonly setBackend: (name: string) => Promise<boolean>;
  readonly tensor: (values: number[], shape: number[]) => object;
  readonly loadLayersModel: (
    url: string,
  ) => Promise<{ readonly predict: (input: object) => { readonly dataSync: () => Float32Array } }>;
}

testInChromium.each([
  ['ann', () => buildAnn({ seed: 1, hiddenUnits: 16, dropout: 0.2 })],
  ['cnn', () => buildCnn({ seed: 1 })],
  [
    'AdamW',
    () => {
      const model = buildAnn({ seed: 1, hiddenUnits: 16 });
      model.compile({ optimizer: adamW(), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
      return model;
    },
  ],
])(
  'a page with plain TensorFlow.js loads what saveModel wrote, and predicts the same to 1e-6: %s',
  async (_, build) => {
    const model = build();
    await fit(model, digits, { epochs: 1 });
    rmSync(folder, { recursive: true });
    await saveModel(model, folder);
    const indices = Uint32Array.from({ length: digits.count }, (_value, index) => index);
    const browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const answers = await page.evaluate(
        async ([pixels, count]) => {
          const { tf } = globalThis as unknown as { readonly tf: PageTensorflow };
          await tf.setBackend('cpu');
          const loaded = await tf.loadLayersModel('model.json');
          return [...loaded.predict(tf.tensor([...pixels], [count, 28, 28])).dataSync()];
        },
        [[...scaledPixels(digits, indices)], digits.count] as const,
      );
      const expected = await predict(model, digits);
      expect(answers).toHaveLength(expected.length);
      const differences = answers.map((value, index) => Math.abs(value - (expected[index] ?? NaN)));
      expect(Math.max(...differences)).toBeLessThan(1e-6);
    } finally {
      await browser.close();
    }
  },
  120_000,
);
