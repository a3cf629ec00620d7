import { compileConfig, optimizerVariables } from '../../../../lib/digits/model/keras/compile-config';
import { trainingFromKeras } from '../../../../lib/digits/model/keras/training-config';

const adam = { className: 'Adam', config: { learningRate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-7 } };
const momentum = { className: 'Momentum', config: { learningRate: 0.5, momentum: 0.9, useNesterov: true } };
const rmsprop = {
  className: 'RMSProp',
  config: { learningRate: 0.1, decay: 0.8, momentum: 0.5, epsilon: 1e-7, centered: false },
};
const sgd = { className: 'SGD', config: { learningRate: 0.1 } };

test('what compileConfig writes, trainingFromKeras reads', () => {
  const read = (optimizer: typeof adam | typeof momentum | typeof rmsprop | typeof sgd): unknown =>
    trainingFromKeras(compileConfig(optimizer, 'softmaxCrossEntropy') ?? {});
  expect(read(adam)).toMatchObject({
    config: {
      optimizer_config: { class_name: 'Adam', config: { learning_rate: 0.01, beta1: 0.8, beta2: 0.9, epsilon: 1e-7 } },
      loss_function: 'softmaxCrossEntropy',
    },
  });
  expect(read(momentum)).toMatchObject({
    config: { optimizer_config: { class_name: 'Momentum', config: { momentum: 0.9, use_nesterov: true } } },
  });
  expect(read(sgd)).toMatchObject({ config: { optimizer_config: { class_name: 'SGD' } } });
});

test('compileConfig and optimizerVariables write AdamW as Adam with its weight decay', () => {
  const adamW = { className: 'AdamW', config: { ...adam.config, weightDecay: 0.02 } };
  const written = compileConfig(adamW, 'meanSquaredError');
  expect(written?.optimizer).toMatchObject({ class_name: 'AdamW', config: { beta_1: 0.8, weight_decay: 0.02 } });
  expect(trainingFromKeras(written ?? {})).toMatchObject({
    config: { optimizer_config: { class_name: 'AdamW', config: { learning_rate: 0.01, weight_decay: 0.02 } } },
  });
  const state = { step: 7, firstMoments: [Float32Array.of(1)], secondMoments: [Float32Array.of(3)] };
  expect(optimizerVariables(adamW, state, [[1]])).toEqual(optimizerVariables(adam, state, [[1]]));
});

test('compileConfig leaves out an optimizer that is not the same in Keras', () => {
  expect(compileConfig({ className: 'Adadelta', config: {} }, 'meanSquaredError')).toBeUndefined();
  const centered = { ...rmsprop, config: { ...rmsprop.config, centered: true } };
  expect(compileConfig(centered, 'meanSquaredError')).toBeUndefined();
});

test('optimizerVariables gives the steps, the step size, and for each of the weights its moments', () => {
  const [one, two] = [Float32Array.of(1, 2), Float32Array.of(3, 4)];
  const state = { step: 7, firstMoments: [one], secondMoments: [two] };
  const variables = optimizerVariables(adam, state, [[2], [1, 1]]);
  expect(variables.map(({ values }) => values)).toEqual([
    7n,
    Float32Array.of(0.01),
    one,
    two,
    new Float32Array(1),
    new Float32Array(1),
  ]);
});

test('optimizerVariables gives Keras steps where TensorFlow.js has slopes', () => {
  const state = { step: 1, firstMoments: [Float32Array.of(2)], secondMoments: [] };
  // v = -0.5 * 2
  expect(optimizerVariables(momentum, state, [[1]])[2]?.values).toEqual(Float32Array.of(-1));
  expect(optimizerVariables(sgd, state, [[1]])).toHaveLength(2);
});

test('compileConfig writes RMSProp as Keras names its numbers', () => {
  expect(compileConfig(rmsprop, 'meanSquaredError')?.optimizer).toMatchObject({
    class_name: 'RMSprop',
    config: { learning_rate: 0.1, rho: 0.8, momentum: 0.5, epsilon: 1e-7, centered: false },
  });
});

test('optimizerVariables gives all mean squares of RMSProp, then what it moves by, if there is momentum', () => {
  const [squares, moves] = [
    [Float32Array.of(1, 2), Float32Array.of(3)],
    [Float32Array.of(4, 5), Float32Array.of(6)],
  ];
  const state = { step: 1, firstMoments: squares, secondMoments: moves };
  const variables = (momentum: number): unknown[] =>
    optimizerVariables({ ...rmsprop, config: { ...rmsprop.config, momentum } }, state, [[2], [1]])
      .slice(2)
      .map(({ values }) => values);
  expect(variables(0.5)).toEqual([...squares, ...moves]);
  expect(variables(0)).toEqual(squares);
});
