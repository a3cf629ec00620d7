"""Writes reference.json beside it: what scikit-learn and SciPy say of the same answers. Made with scikit-learn 1.9
and SciPy 1.17:

    python -m venv reference && reference/bin/pip install scikit-learn scipy
    reference/bin/python test/digits/measure/reference.py
"""
import json
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    balanced_accuracy_score,
    cohen_kappa_score,
    confusion_matrix,
    log_loss,
    matthews_corrcoef,
    precision_recall_fscore_support,
    top_k_accuracy_score,
)

random = np.random.default_rng(1)
COUNT, CLASSES, BINS = 120, 4, 10

labels = random.integers(0, CLASSES, COUNT)
# Sums of a model that is right rather often, and three times as sure of itself as it should be.
sums = random.normal(size=(COUNT, CLASSES))
sums[np.arange(COUNT), labels] += 1
probabilities = softmax(3 * sums, axis=1).astype(np.float32)

exact = probabilities.astype(np.float64)
predicted = exact.argmax(axis=1)
confidence = exact.max(axis=1)
right = (predicted == labels).astype(int)
accuracies, confidences = calibration_curve(right, confidence, n_bins=BINS, strategy="uniform")
edges = np.linspace(0, 1, BINS + 1)
counts = np.bincount(np.searchsorted(edges[1:-1], confidence), minlength=BINS)
counts = counts[counts > 0]
error = float(np.sum(counts / COUNT * np.abs(accuracies - confidences)))

logarithms = np.log(exact)


def loss(temperature):
    return -float(np.mean(log_softmax(logarithms / temperature, axis=1)[np.arange(COUNT), labels]))


temperature = minimize_scalar(loss, bounds=(0.05, 20), method="bounded", options={"xatol": 1e-10}).x
at_two = softmax(logarithms / 2, axis=1)


def scores(actual, answered, classes):
    averages = {
        average: precision_recall_fscore_support(actual, answered, average=average, zero_division=0)[:3]
        for average in ("macro", "weighted", "micro")
    }
    return {
        "matrix": confusion_matrix(actual, answered, labels=range(classes)).tolist(),
        "averages": {average: [float(score) for score in found] for average, found in averages.items()},
        "balancedAccuracy": float(balanced_accuracy_score(actual, answered)),
        "cohenKappa": float(cohen_kappa_score(actual, answered)),
        "matthews": float(matthews_corrcoef(actual, answered)),
    }


# The answers above; and others where 1 is never answered, 2 never occurs, and 4 does neither.
few = ([0, 0, 0, 1, 1, 3, 3, 3], [0, 0, 2, 0, 3, 3, 3, 0])
order = np.argsort(-confidence, kind="stable")
hits = np.cumsum(right[order])
found = {
    "sklearn": sklearn.__version__,
    "scipy": scipy.__version__,
    "classes": CLASSES,
    "labels": labels.tolist(),
    "probabilities": [float(p) for p in probabilities.ravel()],
    "bins": BINS,
    "counts": counts.tolist(),
    "accuracies": accuracies.tolist(),
    "confidences": confidences.tolist(),
    "error": error,
    "temperature": float(temperature),
    "loss": log_loss(labels, softmax(logarithms / temperature, axis=1)),
    "atTwo": at_two[:5].ravel().tolist(),
    "scores": [scores(labels, predicted, CLASSES), scores(*few, 5)],
    "topK": [float(top_k_accuracy_score(labels, exact, k=k)) for k in (1, 2, 3)],
    "shares": [[k / COUNT, float(hits[k - 1] / k), float(confidence[order[k - 1]])] for k in (1, 12, 60, 120)],
}
Path(__file__).with_name("reference.json").write_text(json.dumps(found, indent=1) + "\n")
