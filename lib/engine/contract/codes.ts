// The numbers by which the kernels know what the two sides have names for. Plain TypeScript as well as
// AssemblyScript, so that both import this file.

/** What follows the weighted sum of a layer. Softmax is for the last dense layer only; gelu is x times the share of the normal distribution below x. */
export enum ActivationCode {
  linear,
  relu,
  tanh,
  sigmoid,
  softmax,
  gelu,
}

export enum LossCode {
  sparseCategoricalCrossentropy,
  categoricalCrossentropy,
  meanSquaredError,
  softmaxCrossentropy,
}

export enum OptimizerCode {
  sgd,
  momentum,
  adam,
  rmsprop,
}
