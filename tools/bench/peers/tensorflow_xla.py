"""TensorFlow: a whole epoch is one function, compiled by XLA."""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf

RATE, BETA1, BETA2, EPSILON = 0.001, 0.9, 0.999, 1e-7


def start(spec, train, test):
    tf.config.threading.set_intra_op_parallelism_threads(spec["cores"])
    random = np.random.default_rng(spec["seed"])
    images, labels = tf.constant(train[0]), tf.constant(train[1].astype("int32"))
    test_images, test_labels = tf.constant(test[0]), tf.constant(test[1])
    batch = spec["batch"]
    steps = len(train[0]) // batch

    def layer(inputs, units):
        limit = (6 / (inputs + units)) ** 0.5
        kernel = random.uniform(-limit, limit, (inputs, units)).astype("float32")
        return [tf.Variable(kernel), tf.Variable(tf.zeros(units))]

    variables = layer(784, 128) + layer(128, 10)
    first = [tf.Variable(tf.zeros_like(variable)) for variable in variables]
    second = [tf.Variable(tf.zeros_like(variable)) for variable in variables]
    made = tf.Variable(0.0)

    def logits_of(inputs):
        kernel, bias, last_kernel, last_bias = variables
        return tf.nn.relu(inputs @ kernel + bias) @ last_kernel + last_bias

    @tf.function(jit_compile=True)
    def train_epoch(order):
        total = 0.0
        for step in tf.range(steps):
            indices = order[step]
            with tf.GradientTape() as tape:
                logits = logits_of(tf.gather(images, indices))
                losses = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.gather(labels, indices), logits)
                loss = tf.reduce_mean(losses)
            made.assign_add(1.0)
            rate, root = RATE / (1 - BETA1**made), 1 / tf.sqrt(1 - BETA2**made)
            for w, m, v, g in zip(variables, first, second, tape.gradient(loss, variables)):
                m.assign(BETA1 * m + (1 - BETA1) * g)
                v.assign(BETA2 * v + (1 - BETA2) * g * g)
                w.assign_sub(rate * m / (tf.sqrt(v) * root + EPSILON))
            total += loss
        return total / steps

    @tf.function(jit_compile=True)
    def accuracy_of():
        return tf.reduce_mean(tf.cast(tf.argmax(logits_of(test_images), 1) == test_labels, tf.float32))

    def epoch():
        order = random.permutation(len(train[0]))[: steps * batch].reshape(steps, batch).astype("int32")
        loss = train_epoch(tf.constant(order))
        return float(loss), float(accuracy_of())

    return epoch, sum(int(tf.size(variable)) for variable in variables)
