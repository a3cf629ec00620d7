"""The report's ANN in Keras or PyTorch, timed. Prints one line of JSON.

Usage: peers.py keras|torch FOLDER_OF_THE_IDX_FILES EPOCHS
       peers.py keras-cnn FOLDER_OF_THE_IDX_FILES MOST_EPOCHS ACCURACY
       peers.py --versions
"""
import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")


def versions():
    import keras
    import tensorflow
    import torch

    return {"keras": keras.__version__, "tensorflow": tensorflow.__version__, "torch": torch.__version__}


def digits(folder, part):
    import numpy as np

    def read(name, header):
        return np.fromfile(os.path.join(folder, name), dtype=np.uint8)[header:]

    images = read(f"{part}-images-idx3-ubyte", 16).reshape(-1, 784).astype("float32") / 255
    return images, read(f"{part}-labels-idx1-ubyte", 8).astype("int64")


def run_keras(folder, epochs):
    import keras

    keras.utils.set_random_seed(1)
    train, test = digits(folder, "train"), digits(folder, "t10k")
    model = keras.Sequential(
        [keras.layers.Input((784,)), keras.layers.Dense(128, activation="relu"), keras.layers.Dense(10, activation="softmax")]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    seconds = []
    for _ in range(epochs):
        started = time.perf_counter()
        history = model.fit(*train, batch_size=32, epochs=1, validation_data=test, verbose=0).history
        seconds.append(time.perf_counter() - started)
    return seconds, history["loss"][0], history["val_accuracy"][0]


def run_keras_cnn(folder, epochs, goal):
    """keras.io's mnist_convnet (34,826 parameters), batch 128, until the test accuracy reaches the goal."""
    import keras

    keras.utils.set_random_seed(1)
    train, test = digits(folder, "train"), digits(folder, "t10k")
    train, test = [(images.reshape(-1, 28, 28, 1), labels) for images, labels in (train, test)]
    layers = keras.layers
    model = keras.Sequential(
        [
            layers.Input((28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(64, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dropout(0.5),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    seconds, accuracies = [], []
    while len(seconds) < epochs and max(accuracies, default=0) < goal:
        started = time.perf_counter()
        history = model.fit(*train, batch_size=128, epochs=1, validation_data=test, verbose=0).history
        seconds.append(time.perf_counter() - started)
        accuracies.append(history["val_accuracy"][0])
    return {"parameters": model.count_params(), "seconds": seconds, "accuracies": accuracies}


def run_torch(folder, epochs):
    import torch

    torch.manual_seed(1)
    (images, labels), (test_images, test_labels) = [
        [torch.from_numpy(array) for array in digits(folder, part)] for part in ("train", "t10k")
    ]
    model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001, eps=1e-7, fused=True)
    measure = torch.nn.CrossEntropyLoss()
    seconds = []
    for _ in range(epochs):
        started = time.perf_counter()
        total = 0.0
        for batch in torch.randperm(len(images)).split(32):
            optimizer.zero_grad()
            loss = measure(model(images[batch]), labels[batch])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(batch)
        with torch.no_grad():
            accuracy = (model(test_images).argmax(1) == test_labels).float().mean().item()
        seconds.append(time.perf_counter() - started)
    return seconds, total / len(images), accuracy


if __name__ == "__main__":
    if sys.argv[1] == "--versions":
        print(json.dumps(versions()))
    else:
        system, folder, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3])
        if system == "keras-cnn":
            print(json.dumps(run_keras_cnn(folder, epochs, float(sys.argv[4]))))
            sys.exit()
        seconds, loss, accuracy = {"keras": run_keras, "torch": run_torch}[system](folder, epochs)
        print(json.dumps({"seconds": seconds, "loss": loss, "accuracy": accuracy}))
