"""Makes the files in made/: models of Keras 3 and 2, converted where it says so, with what Keras predicts.

    python -m venv .venv-keras
    .venv-keras/bin/pip install tensorflow-cpu==2.21.0 keras==3.15.1 tf_keras==2.21.0
    .venv-keras/bin/pip install --no-deps tensorflowjs==4.22.0
    .venv-keras/bin/python test/digits/model/keras/make_models.py
"""

import base64
import json
import os
import pathlib
import shutil
import sys
import tempfile
import types
import zipfile

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np
import tf_keras

# The converter imports what only other formats need.
for name in ("tensorflow_decision_forests", "tensorflow_hub", "jax", "jax.experimental", "jax.experimental.jax2tf"):
    sys.modules[name] = types.ModuleType(name)
sys.modules["jax.experimental"].jax2tf = sys.modules["jax.experimental.jax2tf"]

from tensorflowjs.converters import converter

MADE = pathlib.Path(__file__).parent / "made"
random = np.random.default_rng(5)


def text(array):
    """float32 as base64, little-endian."""
    return base64.b64encode(np.ascontiguousarray(array, dtype="<f4").tobytes()).decode()


def disturb(model):
    """Weights that are no zeros and no ones: such would hide which is which."""
    model.set_weights([np.float32(random.normal(0.1, 0.5, w.shape)) for w in model.get_weights()])
    for layer in model.layers:
        if type(layer).__name__ == "BatchNormalization":
            *others, variance = layer.get_weights()
            layer.set_weights([*others, np.abs(variance) + 0.5])
        if getattr(layer, "kernel_constraint", None) is not None:
            layer.set_weights([np.abs(weight) for weight in layer.get_weights()])


def inputs_of(model, count):
    shapes = [tensor.shape[1:] for tensor in model.inputs]
    return [np.float32(random.normal(0, 1, (count, *(size or 3 for size in shape)))) for shape in shapes]


def one_layer(package):
    """A model for each layer, and for each thing that a layer may be told."""
    L = package.layers
    image, row, steps = (6, 5, 2), (7,), (4, 3)
    dense = {
        f"Dense {name}": (row, L.Dense(3, activation=name))
        for name in "linear relu relu6 elu selu softplus softsign tanh sigmoid softmax log_softmax gelu silu mish".split()
        if hasattr(package.activations, name)
    }
    return {
        **dense,
        "Dense without bias": (row, L.Dense(3, use_bias=False, kernel_regularizer="l2")),
        "Dense on steps": (steps, L.Dense(2, kernel_initializer="he_normal", kernel_constraint="non_neg")),
        "Conv2D": (image, L.Conv2D(3, 3, activation="relu", kernel_initializer="lecun_normal")),
        "Conv2D same, strides": (image, L.Conv2D(3, (2, 3), strides=2, padding="same")),
        "Conv2D dilated": (image, L.Conv2D(2, 2, dilation_rate=2)),
        "Conv1D": (steps, L.Conv1D(2, 2)),
        "DepthwiseConv2D": (image, L.DepthwiseConv2D(3, depth_multiplier=2)),
        "SeparableConv2D": (image, L.SeparableConv2D(3, 2)),
        "Conv2DTranspose": (image, L.Conv2DTranspose(2, 3, strides=2, padding="same")),
        "BatchNormalization": (image, L.BatchNormalization()),
        "LayerNormalization": (row, L.LayerNormalization()),
        "MaxPooling2D": (image, L.MaxPooling2D(2, padding="same")),
        "MaxPooling2D with strides": (image, L.MaxPooling2D(3, strides=1)),
        "AveragePooling2D": (image, L.AveragePooling2D(2, padding="same")),
        "MaxPooling1D": (steps, L.MaxPooling1D(2)),
        "GlobalAveragePooling2D": (image, L.GlobalAveragePooling2D()),
        "GlobalMaxPooling2D": (image, L.GlobalMaxPooling2D()),
        "GlobalAveragePooling1D": (steps, L.GlobalAveragePooling1D()),
        "UpSampling2D": (image, L.UpSampling2D(2)),
        "ZeroPadding2D": (image, L.ZeroPadding2D(((1, 0), (0, 2)))),
        "Cropping2D": (image, L.Cropping2D(((1, 0), (0, 2)))),
        "Flatten": (image, L.Flatten()),
        "Reshape": (image, L.Reshape((10, -1))),
        "Permute": (image, L.Permute((3, 1, 2))),
        "RepeatVector": (row, L.RepeatVector(2)),
        "Activation": (row, L.Activation("tanh")),
        "ReLU": (row, L.ReLU(max_value=0.5)),
        "LeakyReLU": (row, L.LeakyReLU(0.3)),
        "PReLU": (row, L.PReLU()),
        "ELU": (row, L.ELU()),
        "Softmax": (row, L.Softmax()),
        "Rescaling": (row, L.Rescaling(2.0, offset=-1.0)),
        "Dropout": (row, L.Dropout(0.5, seed=3)),
        "GaussianNoise": (row, L.GaussianNoise(0.5)),
        "SpatialDropout1D": (steps, L.SpatialDropout1D(0.5)),
        "SimpleRNN": (steps, L.SimpleRNN(3, return_sequences=True)),
        "LSTM": (steps, L.LSTM(3)),
        "GRU": (steps, L.GRU(3, reset_after=False)),
        "Bidirectional": (steps, L.Bidirectional(L.LSTM(2))),
        "TimeDistributed": (steps, L.TimeDistributed(L.Dense(2))),
    }


def connected(package):
    """Models whose layers are no row."""
    L, Model, Input = package.layers, package.Model, package.Input
    made = {}
    for name in "Add Multiply Average Maximum Minimum Concatenate".split():
        x = Input((5,))
        made[name] = Model(x, getattr(L, name)()([L.Dense(3)(x), L.Dense(3, activation="tanh")(x)]))
    x = Input((5,))
    made["one path"] = Model(x, L.Dense(2, activation="softmax")(L.Dropout(0.5)(L.Dense(4, activation="relu")(x))))
    x, shared = Input((3,)), L.Dense(3, activation="tanh", name="shared")
    made["a layer twice in a row"] = Model(x, L.Dense(2)(shared(shared(x))))
    # The first call can only be made after the second: what follows must not go on from the other one.
    x, shared = Input((3,)), L.Dense(3, activation="tanh", name="shared")
    first = shared(L.Dense(3, name="late")(x))
    second = shared(x)
    for _ in range(3):
        second = L.Dense(3)(second)
    made["a shared layer whose first call is made last"] = Model(x, L.Concatenate()([second, first]))
    x = Input((4,))
    inner = package.Sequential([Input((4,)), L.Dense(3, activation="tanh"), L.Dense(4)], name="inner")
    made["a model twice"] = Model(x, L.Add()([inner(inner(x)), inner(L.Dense(4)(x))]))
    y = Input((4,))
    part = Model(y, L.Add()([L.Dense(4)(y), y]), name="part")
    made["a model of branches in a row"] = package.Sequential([Input((4,)), L.Dense(4), part, L.Dense(2)])
    x, y = Input((4,)), Input((4,))
    part = Model(y, L.Maximum()([L.Dense(4)(y), y]), name="part")
    made["a model of branches twice, and at the end"] = Model(x, part(L.Dense(4)(part(x))))
    x = Input((4,))
    inner = package.Sequential([Input((4,)), L.Dense(4, activation="tanh")], name="inner")
    made["a row twice, and at the end"] = Model(x, inner(L.Dense(4)(inner(x))))
    x, y = Input((3,)), Input((2,))
    made["two inputs, two outputs"] = Model([x, y], [L.Concatenate()([x, y]), L.Dense(2)(y)])
    frozen = package.Sequential([Input((4,)), L.Dense(3, activation="relu"), L.Dense(2)])
    frozen.layers[0].trainable = False
    made["a frozen layer"] = frozen
    built = package.Sequential([L.Dense(3, activation="relu"), L.Dense(2)])
    built.build((None, 4))
    made["built by a shape"] = built
    return made


def all_models(package):
    models = {
        name: package.Sequential([package.Input(shape), layer]) for name, (shape, layer) in one_layer(package).items()
    }
    return {**models, **connected(package)}


def entry(name, model, folder):
    """All that a file of Keras says of a model, and what it predicts, as JSON."""
    disturb(model)
    file = f"{folder}/model.keras"
    model.save(file)
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    weights = []

    def note(path, array):
        if isinstance(array, h5py.Dataset) and array.dtype == np.float32:
            weights.append({"name": path, "shape": array.shape, "values": text(array[()])})

    with h5py.File(f"{folder}/model.weights.h5") as stored:
        stored.visititems(note)
    given = inputs_of(model, 2)
    answers = model.predict(given if len(given) > 1 else given[0], verbose=0)
    arrays = lambda values: [{"shape": value.shape, "values": text(value)} for value in values]
    with open(f"{folder}/config.json") as config, open(f"{folder}/metadata.json") as metadata:
        return {
            "name": name,
            "version": json.load(metadata)["keras_version"],
            "config": json.load(config),
            "weights": weights,
            "inputs": arrays(given),
            "outputs": arrays(answers if isinstance(answers, list) else [answers]),
        }


def whole_files(package, version):
    """One network for digits in all formats there are, quantized and in several files."""
    L = package.layers
    package.utils.set_random_seed(1)
    model = package.Sequential(
        [package.Input((28, 28)), L.Flatten(), L.Dense(4, activation="relu"), L.Dense(10, activation="softmax")]
    )
    # Weights as large as those of a trained network, and no zeros.
    model.set_weights([np.float32(w + random.normal(0, 0.02, w.shape)) for w in model.get_weights()])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    folder = MADE / version
    folder.mkdir()
    model.save(folder / "model.keras")
    model.save(folder / "model.h5")
    convert = lambda format, file, target, *options: converter.convert(
        [f"--input_format={format}", "--output_format=tfjs_layers_model", *options, str(folder / file), str(folder / target)]
    )
    convert("keras", "model.h5", "converted-h5", "--weight_shard_size_bytes=5000")
    convert("keras_keras", "model.keras", "converted-keras")
    for kind in ("uint8", "uint16", "float16"):
        convert("keras", "model.h5", f"quantized-{kind}", f"--quantize_{kind}=*")
    # The converter unpacks the archive beside itself.
    for part in ("config.json", "metadata.json", "model.weights.h5"):
        (folder / part).unlink()
    images = np.float32(random.integers(0, 256, (5, 28, 28)) / 255)
    answers = model.predict(images, verbose=0)
    (folder / "answers.json").write_text(json.dumps({"images": text(images), "answers": text(answers)}))


def main():
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir()
    for package, version in ((keras, "keras3"), (tf_keras, "keras2")):
        whole_files(package, version)
        entries = []
        for name, model in all_models(package).items():
            with tempfile.TemporaryDirectory() as folder:
                entries.append(entry(name, model, folder))
        (MADE / f"{version}.json").write_text("[\n" + ",\n".join(json.dumps(each) for each in entries) + "\n]\n")


if __name__ == "__main__":
    main()
