"""Writes reference.json beside it: what Keras' callbacks do on some sequences of measures. Made with Keras 3.15:

    python -m venv reference && reference/bin/pip install keras jax
    KERAS_BACKEND=jax reference/bin/python test/digits/train/reference.py

The callbacks are told the end of each epoch, as `fit` tells them, of a network that does not learn.
"""
import json
import os
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np

random = np.random.default_rng(1)
FALLING = [2.3, 1.1, 0.9, 0.95, 0.9, 0.8995, 0.91, 0.92, 0.7, 0.75, 0.71, 0.7, 0.72, 0.73, 0.7005, 0.74, 0.75, 0.76]
RISING = [0.5, 0.6, 0.6, 0.605, 0.59, 0.65, 0.64, 0.66, 0.66, 0.655, 0.665, 0.65, 0.64, 0.63, 0.66, 0.6651, 0.62, 0.6]
NOISE = [round(float(value), 6) for value in 1 / np.arange(1, 31) ** 0.2 + random.normal(0, 0.03, 30)]
FLAT = [1.0] * 12
# Names of measures as Keras has them, and here.
NAMES = {"loss": "loss", "accuracy": "accuracy", "val_loss": "validationLoss", "val_accuracy": "validationAccuracy"}


def model():
    built = keras.Sequential([keras.layers.Input((1,)), keras.layers.Dense(1)])
    built.compile(optimizer=keras.optimizers.SGD(0.5), loss="mse")
    return built


def run(callback, monitor, values):
    """The rates of all epochs, and after how many epochs training stopped: 0 if never."""
    trained = model()
    callback.set_model(trained)
    callback.on_train_begin({})
    rates = []
    for epoch, value in enumerate(values):
        rates.append(float(keras.ops.convert_to_numpy(trained.optimizer.learning_rate)))
        callback.on_epoch_end(epoch, {monitor: value})
        if trained.stop_training:
            return rates, epoch + 1
    return rates, 0


plateaus, stops = [], []
for monitor, values in [
    ("val_loss", FALLING), ("loss", FALLING), ("val_accuracy", RISING), ("accuracy", RISING),
    ("val_loss", NOISE), ("val_loss", FLAT),
]:
    # Keras finds the mode of a measure by the metric of its name, which a network that is not trained has not.
    mode = "max" if "accuracy" in monitor else "min"
    for given in [
        dict(factor=0.5, patience=2), dict(factor=0.1, patience=0), dict(factor=0.5, patience=1, min_delta=0.01),
        dict(factor=0.5, patience=2, cooldown=2), dict(factor=0.2, patience=1, cooldown=1, min_lr=0.01, min_delta=0),
    ]:
        rates, _ = run(keras.callbacks.ReduceLROnPlateau(monitor=monitor, mode=mode, **given), monitor, values)
        options = {{"min_delta": "minDelta", "min_lr": "minimum"}.get(name, name): value for name, value in given.items()}
        plateaus.append({"monitor": NAMES[monitor], "options": options, "values": values, "rates": rates})
    for patience in (0, 1, 2, 4):
        for min_delta in (0, 0.001, 0.05):
            callback = keras.callbacks.EarlyStopping(
                monitor=monitor, mode=mode, patience=patience, min_delta=min_delta, restore_best_weights=True
            )
            _, stopped = run(callback, monitor, values)
            stops.append({
                "monitor": NAMES[monitor], "patience": patience, "minDelta": min_delta, "values": values,
                "stopped": stopped, "best": callback.best_epoch + 1,
            })
first = float(keras.ops.convert_to_numpy(model().optimizer.learning_rate))
found = {"keras": keras.__version__, "first": first, "plateaus": plateaus, "stops": stops}
Path(__file__).with_name("reference.json").write_text(json.dumps(found, indent=1) + "\n")
