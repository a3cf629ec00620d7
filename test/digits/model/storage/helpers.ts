import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type * as tf from '@tensorflow/tfjs-core';

/** A model.json that a test may change as it likes. */
export type EditableJson = Record<string, unknown> & Pick<tf.io.ModelJSON, 'modelTopology' | 'weightsManifest'>;

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'storage test '));
}

export function readJson(folder: string): EditableJson {
  return JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as EditableJson;
}

export function writeJson(folder: string, json: unknown): void {
  writeFileSync(join(folder, 'model.json'), typeof json === 'string' ? json : JSON.stringify(json));
}
