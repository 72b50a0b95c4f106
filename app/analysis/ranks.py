"""Places in an order, with ties sharing the lowest number (1, 2, 2, 4). Knows nothing but numbers."""

from __future__ import annotations

import numpy as np

from app.analysis.framework import FloatArray


def lowest_first(values: FloatArray) -> FloatArray:
    """Rank along the last axis, 1 = lowest; NaN where the value is NaN."""
    order = np.argsort(values, axis=-1)
    ordered = np.take_along_axis(values, order, axis=-1)
    place = np.broadcast_to(np.arange(1.0, values.shape[-1] + 1), values.shape)
    first = np.ones(values.shape, dtype=bool)
    first[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    shared = np.maximum.accumulate(np.where(first, place, 0.0), axis=-1)
    ranks = np.empty(values.shape)
    np.put_along_axis(ranks, order, shared, axis=-1)
    return np.where(np.isnan(values), np.nan, ranks)


def highest_first(values: FloatArray, decimals: int) -> FloatArray:
    """Rank along the last axis, 1 = highest, after rounding to `decimals`; NaN where the value is NaN."""
    return lowest_first(-np.round(values, decimals))
