import { trainingFromKeras } from '../../../../lib/digits/model/keras/training-config';

const adam = (config: object = {}) => ({
  class_name: 'Adam',
  config: { learning_rate: Math.fround(0.001), beta_1: 0.9, beta_2: 0.999, epsilon: 1e-7, amsgrad: false, ...config },
});
const sgd = (config: object) => ({
  class_name: 'Custom>SGD',
  config: { learning_rate: 0.1, nesterov: false, ...config },
});
const rmsprop = (config: object = {}) => ({
  class_name: 'RMSprop',
  config: { learning_rate: 0.1, rho: 0.8, momentum: 0.5, epsilon: 1e-6, centered: false, use_ema: false, ...config },
});
const logits = (config: object = {}) => ({
  class_name: 'SparseCategoricalCrossentropy',
  config: { name: 'sparse_categorical_crossentropy', from_logits: true, ...config },
});

/** An optimizer as it is taken over. */
function optimizerOf(optimizer: unknown): unknown {
  const read = trainingFromKeras({ optimizer, loss: 'mse' });
  return 'config' in read ? read.config.optimizer_config : read;
}

test('trainingFromKeras takes Adam over, with the step size as it was written', () => {
  expect(trainingFromKeras({ optimizer: adam(), loss: 'mse' })).toEqual({
    config: {
      optimizer_config: {
        class_name: 'Adam',
        config: { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      },
      loss: 'mean_squared_error',
      metrics: ['accuracy'],
    },
  });
});

test('trainingFromKeras takes gradient descent over, with and without momentum, and by name', () => {
  expect(optimizerOf(sgd({ momentum: 0 }))).toEqual({ class_name: 'SGD', config: { learning_rate: 0.1 } });
  expect(optimizerOf(sgd({ momentum: 0.9, nesterov: true }))).toEqual({
    class_name: 'Momentum',
    config: { learning_rate: 0.1, momentum: 0.9, use_nesterov: true },
  });
  expect(optimizerOf('sgd')).toEqual({ class_name: 'SGD', config: { learning_rate: 0.01 } });
});

test('trainingFromKeras takes the weight decay of Adam over, in AdamW and by its name too', () => {
  const decayed = { class_name: 'AdamW', config: { learning_rate: 0.001, weight_decay: 0.01 } };
  expect(optimizerOf(adam({ weight_decay: Math.fround(0.01) }))).toMatchObject(decayed);
  expect(optimizerOf({ ...adam({ weight_decay: 0.01 }), class_name: 'AdamW' })).toMatchObject(decayed);
  expect(optimizerOf({ ...adam({ weight_decay: 0 }), class_name: 'AdamW' })).toMatchObject({ class_name: 'Adam' });
  expect(optimizerOf('adamw')).toMatchObject({ class_name: 'AdamW', config: { weight_decay: 0.004 } });
});

test('trainingFromKeras takes RMSprop over', () => {
  expect(trainingFromKeras({ optimizer: rmsprop(), loss: 'mse' })).toMatchObject({
    config: {
      optimizer_config: {
        class_name: 'RMSProp',
        config: { learning_rate: 0.1, decay: 0.8, momentum: 0.5, epsilon: 1e-6, centered: false },
      },
    },
  });
});

test('trainingFromKeras takes logits for what they are', () => {
  expect(trainingFromKeras({ optimizer: adam(), loss: logits() })).toMatchObject({
    config: { loss_function: 'softmaxCrossEntropy' },
  });
});

test.each<[string, object, string]>([
  [
    'an optimizer that is not the same',
    { optimizer: { class_name: 'Adadelta', config: { learning_rate: 1 } } },
    'its optimizer is Adadelta',
  ],
  ['a centered RMSprop', { optimizer: rmsprop({ centered: true }) }, 'its optimizer has the option centered'],
  [
    'RMSprop of a Keras that adds epsilon outside the root',
    { optimizer: { class_name: 'RMSprop', config: { learning_rate: 1, decay: 0 } } },
    'its optimizer is RMSprop',
  ],
  [
    'a decay of weights that is none',
    { optimizer: adam({ weight_decay: 'small' }) },
    'its optimizer has the option weight_decay',
  ],
  [
    'decay of weights without Adam',
    { optimizer: { class_name: 'SGD', config: { learning_rate: 1, weight_decay: 0.01 } } },
    'its optimizer has the option weight_decay',
  ],
  [
    'a schedule',
    { optimizer: adam({ learning_rate: { class_name: 'CosineDecay' } }) },
    'its learning rate is a schedule',
  ],
  ['another loss', { optimizer: adam(), loss: 'hinge' }, 'its loss is hinge'],
  [
    'smoothed labels',
    { optimizer: adam(), loss: logits({ label_smoothing: 0.1 }) },
    'its loss is SparseCategoricalCrossentropy',
  ],
  ['no optimizer', {}, 'its optimizer is none that has a name'],
])('trainingFromKeras leaves out %s, and says so', (_, config, leftOut) => {
  expect(trainingFromKeras({ loss: 'mse', ...config })).toEqual({ leftOut });
});
