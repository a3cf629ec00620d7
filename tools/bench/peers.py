"""The report's ANN in Keras or PyTorch, timed. Prints one line of JSON.

Usage: peers.py keras|torch FOLDER_OF_THE_IDX_FILES EPOCHS | peers.py --versions
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
        seconds, loss, accuracy = {"keras": run_keras, "torch": run_torch}[system](folder, epochs)
        print(json.dumps({"seconds": seconds, "loss": loss, "accuracy": accuracy}))
