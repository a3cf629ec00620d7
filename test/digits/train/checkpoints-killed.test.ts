/** @system starts trainings of its own and kills them */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import { readWeights } from '../../../lib/digits/adapter/weights';
import { buildAnn } from '../../../lib/digits/model/ann';
import { disposeModel } from '../../../lib/digits/model/dispose';
import { hasModel, loadModel } from '../../../lib/digits/model/storage';
import { fit } from '../../../lib/digits/train/fit';
import { trainingHistory } from '../../../lib/digits/train/record';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';
import { temporaryFolder } from '../model/storage/helpers';

const EPOCHS = 12;
const digits = bandedDigits(400);
const options = { batchSize: 4, onNotice: () => undefined };
const parent = temporaryFolder();
beforeAll(testBackend);
afterAll(() => rmSync(parent, { recursive: true }));

/**
 * The same training in a process of its own, which prints the number of each epoch once it is kept, and after its last
 * one waits: however late the kill comes, it does not end before.
 */
const SCRIPT = `
const { readFileSync } = require('node:fs');
const { buildAnn, createDigits, fit, selectBackend } = require(process.argv[1]);
const [, , folder, epochs, last] = process.argv;
const { images, labels } = JSON.parse(readFileSync(0, 'utf8'));
const onEpoch = ({ epoch }) => {
  console.log(epoch);
  return epoch === Number(last) ? new Promise(() => setInterval(() => undefined, 1000)) : undefined;
};
selectBackend().then(() => fit(
  buildAnn({ hiddenUnits: 64 }),
  createDigits(Uint8Array.from(images), Uint8Array.from(labels)),
  { batchSize: 4, epochs: Number(epochs), checkpoints: { folder }, onEpoch },
));
`;

function start(folder: string, last: number): ChildProcess {
  const library = join(__dirname, '..', '..', '..', 'lib', 'digits', 'dist', 'index.js');
  const child = spawn(process.execPath, ['-e', SCRIPT, library, folder, String(EPOCHS), String(last)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin?.end(JSON.stringify({ images: [...digits.images], labels: [...digits.labels] }));
  return child;
}

test('a training that is killed loses one epoch at most, and goes on with the same bits', async () => {
  const whole = buildAnn({ hiddenUnits: 64 });
  await fit(whole, digits, { ...options, epochs: EPOCHS });
  for (const killedAfter of [1, 2, 4]) {
    const folder = join(parent, `run-${killedAfter}`);
    const child = start(folder, killedAfter + 2);
    const ended = once(child, 'exit');
    let told = 0;
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
      told = Number(line);
      if (told < killedAfter) continue;
      // Somewhere in the next epoch, or in its save.
      await pause(7 * killedAfter);
      child.kill('SIGKILL');
    }
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    expect(hasModel(folder)).toBe(true);
    const model = await loadModel(folder);
    const done = trainingHistory(model).epochs.length;
    expect(done).toBeGreaterThanOrEqual(told);
    expect(done).toBeLessThan(EPOCHS);
    await fit(model, digits, { ...options, epochs: EPOCHS - done });
    expect(readWeights(model)).toEqual(readWeights(whole));
    disposeModel(model);
  }
  disposeModel(whole);
}, 120_000);
