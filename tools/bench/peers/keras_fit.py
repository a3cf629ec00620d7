"""Keras on TensorFlow: model.fit, many steps a call, compiled by XLA if the spec says so."""
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import tensorflow as tf
from keras import layers

# Steps of one call of the compiled function.
STEPS = 100


def ann():
    return [layers.Input((784,)), layers.Dense(128, activation="relu")]


def cnn():
    """buildCnn's 14,034 parameters."""
    return [
        *[layers.Input((28, 28, 1)), layers.Conv2D(8, 5, activation="relu"), layers.MaxPooling2D()],
        *[layers.Conv2D(24, 3, activation="relu"), layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D()],
        *[layers.Flatten(), layers.Dropout(0.25)],
    ]


def start(spec, train, test):
    keras.utils.set_random_seed(spec["seed"])
    tf.config.threading.set_intra_op_parallelism_threads(spec["cores"])
    tf.config.threading.set_inter_op_parallelism_threads(spec["cores"])
    model = keras.Sequential([*{"ann": ann, "cnn": cnn}[spec["network"]](), layers.Dense(10, activation="softmax")])
    rate = 0.001
    if "rate" in spec:
        steps = spec["epochs"] * -(-len(train[0]) // spec["batch"])
        rate = keras.optimizers.schedules.CosineDecay(spec["rate"], steps)
    model.compile(
        optimizer=keras.optimizers.Adam(rate, epsilon=1e-7),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        steps_per_execution=STEPS,
        jit_compile=spec.get("compiled", False),
    )

    def epoch():
        history = model.fit(*train, batch_size=spec["batch"], validation_data=test, verbose=0).history
        return history["loss"][0], history["val_accuracy"][0]

    return epoch, model.count_params()
