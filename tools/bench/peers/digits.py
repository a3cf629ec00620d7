import os

import numpy as np


def read(folder, network):
    """Training and test digits: images as float32 from 0 to 1, (count, 784) or (count, 28, 28, 1), and labels as int64."""

    def part(name):
        images = np.fromfile(os.path.join(folder, f"{name}-images-idx3-ubyte"), dtype=np.uint8)[16:]
        labels = np.fromfile(os.path.join(folder, f"{name}-labels-idx1-ubyte"), dtype=np.uint8)[8:]
        shape = (-1, 784) if network == "ann" else (-1, 28, 28, 1)
        return images.reshape(shape).astype("float32") / 255, labels.astype("int64")

    return part("train"), part("t10k")
