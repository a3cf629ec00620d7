"""Writes reference.json beside it: what SciPy says of the same values. Made with SciPy 1.17 and statsmodels 0.15:

    python -m venv reference && reference/bin/pip install scipy statsmodels
    reference/bin/python test/digits/statistics/reference.py
"""
import json
from pathlib import Path

import numpy as np
import scipy
from scipy import stats
from statsmodels.stats.multitest import multipletests

random = np.random.default_rng(1)
accuracies = [0.9773, 0.9781, 0.9765, 0.9779, 0.9768, 0.9784, 0.9771, 0.9776, 0.9761, 0.9789]
others = [0.9821, 0.9781, 0.9792, 0.9781, 0.9774, 0.9790, 0.9763, 0.9790, 0.9785, 0.9794]
skewed = [0.1, 0.12, 0.13, 0.11, 0.9, 0.15, 0.14]
long = [[round(float(value), 4) for value in random.normal(mean, 0.01, 24)] for mean in (0.97, 0.974)]


def bca(values, confidence):
    result = stats.bootstrap((values,), np.mean, n_resamples=999, confidence_level=confidence, method="BCa", rng=random)
    low, high = result.confidence_interval
    distribution = sorted(map(float, result.bootstrap_distribution))
    return {"values": values, "confidence": confidence, "means": distribution, "low": float(low), "high": float(high)}


def flips(first, second, resamples):
    result = stats.permutation_test(
        (np.array(first) - np.array(second),), np.mean, permutation_type="samples", n_resamples=resamples, rng=random
    )
    return {"first": first, "second": second, "p": float(result.pvalue)}


def wilson(won, pairs):
    interval = stats.binomtest(won, pairs).proportion_ci(method="wilson")
    return {"won": won, "pairs": pairs, "low": float(interval.low), "high": float(interval.high)}


def hotelling(cloud, point):
    n = len(cloud)
    gap = np.array(point) - np.mean(cloud, axis=0)
    squared = float(gap @ np.linalg.inv(np.cov(cloud, rowvar=False)) @ gap)
    f = (n - 2) / (2 * (n - 1)) * n / (n + 1) * squared
    return {"cloud": cloud, "point": point, "distance": squared**0.5, "p": float(stats.f.sf(f, 2, n - 2))}


cloud = [[round(float(v), 4) for v in pair] for pair in random.multivariate_normal([1, 2], [[1, 0.6], [0.6, 0.5]], 12)]
points = [-37, -12.5, -8, -5, -3.2, -3, -2.9, -1.96, -0.7, -1e-9, 0, 0.3, 1, 2.5, 3.5, 6]
probabilities = [1e-300, 1e-20, 1e-9, 0.001, 0.025, 0.3, 0.4999, 0.5, 0.6, 0.975, 0.999999]
several = [0.01, 0.04, 0.03, 0.005, 0.8, 0.04]
found = {
    "scipy": scipy.__version__,
    "probability": [[z, float(stats.norm.cdf(z))] for z in points],
    "quantile": [[p, float(stats.norm.ppf(p))] for p in probabilities],
    "bca": [bca(accuracies, 0.95), bca(accuracies, 0.8), bca(skewed, 0.95)],
    "flips": [flips(accuracies, others, np.inf), flips(skewed, accuracies[:7], np.inf), flips(*long, 999_999)],
    "coins": [[a, b, float(stats.binomtest(a, a + b).pvalue)] for a, b in ((0, 5), (12, 30), (90, 113), (700, 801), (4, 4))],
    "wilson": [wilson(8, 10), wilson(10, 10), wilson(0, 20), wilson(50, 100)],
    "hotelling": [hotelling(cloud, point) for point in ([1.5, 2.0], [4.0, 1.0], [-9.0, 9.0])],
    "holm": {"given": several, "corrected": [float(p) for p in multipletests(several, method="holm")[1]]},
}
Path(__file__).with_suffix(".json").write_text(json.dumps(found) + "\n")
