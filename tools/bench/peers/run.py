"""Trains a network in one of the peers, and prints one line of JSON.

Usage: run.py SPEC    the run as JSON: data, the folder of MNIST's four files; peer, a module of this folder;
                      network, ann or cnn; epochs; batch; cores, how many it may use; seed; and what the peer takes
       run.py --versions
"""
import importlib
import importlib.metadata
import json
import os
import sys
import time

PACKAGES = ["jax", "keras", "scikit-learn", "tensorflow-cpu", "torch"]


def versions():
    return {name: importlib.metadata.version(name) for name in PACKAGES}


def use_cores(count):
    """Lets this process run on the first cores only. Before a peer is imported, which counts them."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:count])
    for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"]:
        os.environ[variable] = str(count)


def run(spec):
    use_cores(spec["cores"])
    import digits

    peer = importlib.import_module(spec["peer"])
    data = digits.read(spec["data"], spec["network"])
    # An epoch of training and the accuracy on the test digits: a function that gives loss and accuracy.
    epoch, parameters = peer.start(spec, *data)
    seconds, losses, accuracies = [], [], []
    for _ in range(spec["epochs"]):
        started = time.perf_counter()
        loss, accuracy = epoch()
        seconds.append(time.perf_counter() - started)
        losses.append(float(loss))
        accuracies.append(float(accuracy))
    return {"seconds": seconds, "losses": losses, "accuracies": accuracies, "parameters": parameters}


if __name__ == "__main__":
    print(json.dumps(versions() if sys.argv[1] == "--versions" else run(json.loads(sys.argv[1]))))
