import { reasonOf } from '@digits/common/text';

/**
 * The error of an operation that a backend of TensorFlow.js does not have, with the operation, the
 * backend and the cure; any other error as it is.
 *
 * @param error what training by TensorFlow.js threw
 */
export function explainMissingKernel(error: unknown): unknown {
  const found = /Kernel '(\w+)' not registered for backend '(\w+)'/.exec(reasonOf(error));
  if (!found) return error;
  const [, operation, backend] = found;
  return new Error(
    `training: TensorFlow.js's backend ${backend} has no ${operation}, which this model needs to learn. ` +
      "Build the model of layers that the engine wasm-simd can train, or choose another backend first: await selectBackend('tensorflow').",
    { cause: error },
  );
}
