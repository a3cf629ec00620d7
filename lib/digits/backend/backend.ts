import { BACKEND_VARIABLE } from '@digits/common/protocol';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

import { describe } from '../check/values';
import { environmentVariable } from '../platform/environment';
import { keepingErrorHandlers } from '../platform/error-handlers';
import { hasNativeBinding, loadNativeTensorflow } from '../platform/native';
import { wasmBinaries } from '../platform/wasm-binaries';
import { registerConvolutionGradient } from './convolution-gradient';

/** A backend of TensorFlow.js that the notebooks train on: native TensorFlow, or WebAssembly. */
export type BackendName = 'tensorflow' | 'wasm';

/** All of them, the preferred one first. */
export const BACKEND_NAMES: readonly BackendName[] = ['tensorflow', 'wasm'];

type Choice = BackendName | 'auto';

/** What computes, and why. */
export interface Backend {
  readonly name: BackendName;
  /** One sentence for the reader, for example `WebAssembly with SIMD (...)`. */
  readonly description: string;
}

let selected: Promise<Backend> | undefined;
let selectedFor: string | undefined;

/**
 * Chooses what TensorFlow.js computes on: native TensorFlow if the binding of tfjs-node is there,
 * else WebAssembly with SIMD. Asking again gives the same answer at once.
 *
 * @param choice `auto`, or a backend by name. @default what was chosen before, and the first time what the
 *   environment variable DIGITS_BACKEND says, else `auto`
 * @throws RangeError if there is no backend of that name, TypeError if it is no text
 * @throws Error if the backend asked for cannot be used, or none can
 * @example
 * const backend = await selectBackend('wasm');
 * backend.name // 'wasm'
 */
export function selectBackend(choice?: string): Promise<Backend> {
  if (selected !== undefined && (choice === undefined || choice === selectedFor)) return selected;
  const name = [choice, environmentVariable(BACKEND_VARIABLE), 'auto'].find((given) => given !== undefined);
  // A name that is none changes nothing: what was chosen before stays so.
  if (!isChoice(name)) return Promise.reject(refusal(name));
  selectedFor = name;
  selected = choose(name);
  selected.catch(() => (selected = undefined));
  return selected;
}

/**
 * Checks that tensors can be made.
 *
 * @param action what is being done, for the error
 * @throws Error if no backend has been chosen yet
 */
export function requireBackend(action: string): void {
  if (selected === undefined || !tf.getBackend()) {
    throw new Error(`${action}: expected a backend, found none: call await selectBackend() first`);
  }
}

function isChoice(name: string | undefined): name is Choice {
  return name === 'auto' || BACKEND_NAMES.some((known) => known === name);
}

function refusal(name: unknown): Error {
  const message = `choosing a backend: expected auto, ${BACKEND_NAMES.join(' or ')}, found ${describe(name)}`;
  return typeof name === 'string' ? new RangeError(message) : new TypeError(message);
}

async function choose(choice: Choice): Promise<Backend> {
  switch (choice) {
    case 'auto':
      return chooseFirst();
    case 'tensorflow': {
      const obstacle = await useTensorflow();
      if (typeof obstacle !== 'string') return obstacle;
      throw new Error(`choosing a backend: tensorflow was asked for, but ${obstacle}: npm run setup:native sets it up`);
    }
    case 'wasm': {
      const obstacle = await useWasm();
      if (typeof obstacle !== 'string') return obstacle;
      throw new Error(`choosing a backend: wasm was asked for, but ${obstacle}`);
    }
  }
}

async function chooseFirst(): Promise<Backend> {
  const native = await useTensorflow();
  if (typeof native !== 'string') return native;
  const wasm = await useWasm();
  // Someone who set up the binding wants to know why it is not used.
  if (typeof wasm !== 'string') {
    return hasNativeBinding() ? { ...wasm, description: `${wasm.description}; not tensorflow: ${native}` } : wasm;
  }
  throw new Error(`choosing a backend: none can be used: ${native}; ${wasm}`);
}

/** @returns the backend, or the reason why it cannot be used */
async function useTensorflow(): Promise<Backend | string> {
  const obstacle = loadNativeTensorflow();
  if (obstacle !== undefined) return obstacle;
  if (!(await tf.setBackend('tensorflow'))) return 'the backend tensorflow does not start';
  return { name: 'tensorflow', description: 'native TensorFlow (tfjs-node)' };
}

/** @returns the backend, or the reason why it cannot be used */
async function useWasm(): Promise<Backend | string> {
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) return 'this runtime has no WebAssembly SIMD';
  if (tf.getBackend() !== 'wasm') {
    setWasmPaths(wasmBinaries());
    const started = await keepingErrorHandlers(() => tf.setBackend('wasm'));
    if (!started) return 'the backend wasm does not start';
  }
  registerConvolutionGradient();
  return { name: 'wasm', description: 'WebAssembly with SIMD (tfjs-backend-wasm)' };
}
