"""Small linear models, fitted with a ridge on standardised features."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RIDGE = 3.0


def fit_linear(features: NDArray[np.float64], target: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ridge regression on standardised features, given back on the raw ones; the constant comes last."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    design = np.c_[(features - mean) / spread, np.ones(len(features))]
    penalty = RIDGE * np.eye(design.shape[1])
    penalty[-1, -1] = 0.0
    return raw(np.linalg.solve(design.T @ design + penalty, design.T @ target), mean, spread)


def fit_logistic(
    features: NDArray[np.float64], target: NDArray[np.bool_], counts: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Logistic regression with a ridge, by Newton's steps; the constant comes last, ``counts`` weigh the pairs."""
    counted = np.ones(len(features)) if counts is None else counts
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    design = np.c_[(features - mean) / spread, np.ones(len(features))]
    penalty = RIDGE * np.eye(design.shape[1])
    penalty[-1, -1] = 1e-6
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (counted * (expected - target)) + penalty @ weights
        curvature = (design * (counted * expected * (1 - expected))[:, None]).T @ design + penalty
        weights = weights - np.linalg.solve(curvature, gradient)
    return raw(weights, mean, spread)


def raw(weights: NDArray[np.float64], mean: NDArray[np.float64], spread: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn weights of standardised features into weights of raw ones."""
    slopes = weights[:-1] / spread
    return np.append(slopes, weights[-1] - slopes @ mean)
