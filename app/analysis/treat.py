"""Outlier treatment: pulling in at most a few extreme values, by a stated rule, with a list of what was done.

Rule (COINr, after the JRC's handbook): a column passes if |skewness| < 2 or excess kurtosis < 3.5. If not, one
extreme value at a time is pulled to the next one (the high end when skewness ≥ 0), at most `winmax`, until it passes.
If it still fails the column starts over with log(x - min + 0.01·(max - min)). Refuses to know directions or weights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.analysis.framework import FloatArray
from app.analysis.problems import error, refuse_errors

SKEWNESS_LIMIT = 2.0
KURTOSIS_LIMIT = 3.5


@dataclass(frozen=True)
class Treatment:
    """What was done to one column: values capped to `low`…`high`, or the logarithm taken with `shift`."""

    indicator: str
    column: int
    low: float
    high: float
    capped: int
    shift: float | None = None


def skewness(x: FloatArray) -> float:
    """Sample skewness G1 (type 2 of Joanes and Gill 1998); NaN when it does not exist."""
    n, spread = len(x), _deviations(x)
    if n < 3 or not spread.any():
        return float("nan")
    return float(np.mean(spread**3) / np.mean(spread**2) ** 1.5 * math.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(x: FloatArray) -> float:
    """Sample excess kurtosis G2 (type 2 of Joanes and Gill 1998); NaN when it does not exist."""
    n, spread = len(x), _deviations(x)
    if n < 4 or not spread.any():
        return float("nan")
    plain = float(np.mean(spread**4) / np.mean(spread**2) ** 2) - 3
    return ((n + 1) * plain + 6) * (n - 1) / ((n - 2) * (n - 3))


def _deviations(x: FloatArray) -> FloatArray:
    """From the mean, the largest being 1, so that no power of them is too large to be a number; the shape is kept."""
    with np.errstate(over="ignore", invalid="ignore"):
        spread = x - x.mean() if len(x) else x
        largest = float(np.abs(spread).max(initial=0.0))
    return spread / largest if 0 < largest < math.inf else np.zeros(len(x))


def passes(x: FloatArray) -> bool:
    """Whether the column needs no treatment; one without a skewness or kurtosis is left alone."""
    return not (abs(skewness(x)) >= SKEWNESS_LIMIT and kurtosis(x) >= KURTOSIS_LIMIT)


def plan_column(x: FloatArray, winmax: int) -> tuple[float, float, int, float | None]:
    """(low cap, high cap, values pulled, log shift or None) for a column without missing values."""
    treated = x.copy()
    pulled = 0
    while pulled < winmax and not passes(treated):
        extreme = treated.max() if skewness(treated) >= 0 else treated.min()
        rest = treated[treated != extreme]
        treated[treated == extreme] = rest.max() if extreme > rest.max() else rest.min()
        pulled = int(np.count_nonzero(treated != x))
    if passes(treated) and pulled <= winmax:
        return float(treated.min()), float(treated.max()), pulled, None
    lowest, highest = float(x.min()), float(x.max())
    return lowest, highest, 0, 0.01 * (highest - lowest) - lowest


def treat(
    sample: FloatArray, values: FloatArray, winmax: int, keys: tuple[str, ...]
) -> tuple[FloatArray, FloatArray, tuple[Treatment, ...], list[tuple[int, int, int]]]:
    """Treat `sample` (I, K, S), which sets the rule, and `values` (I, Y, U), which follow it (K is 1 or Y).

    Returns both, what was done, and the first value (indicator, year, unit number) of each indicator that is so low
    that its logarithm does not exist: it is neither dropped nor invented.
    """
    sample, values = sample.copy(), values.copy()
    done, found = [], []
    for indicator, column in np.ndindex(sample.shape[:2]):
        x = sample[indicator, column]
        x = x[~np.isnan(x)]
        if passes(x):
            continue
        low, high, pulled, shift = plan_column(x, winmax)
        done.append(Treatment(keys[indicator], column, low, high, pulled, shift))
        years = slice(None) if sample.shape[1] == 1 else slice(column, column + 1)
        for block in (sample[indicator, column], values[indicator, years]):
            below = _follow(block, done[-1])
            if len(below):
                found.append((indicator, int(below[0][0]) + (years.start or 0), int(below[0][1])))
    return sample, values, tuple(done), found


def follow(values: FloatArray, treatments: tuple[Treatment, ...], keys: tuple[str, ...], column: int) -> FloatArray:
    """`values` (I, U) of one year, treated as column `column` of the sample was.

    Raises `IndexRefused` when a value is so low that its logarithm does not exist.
    """
    treated, found = values.copy(), []
    for one in treatments:
        if one.column == column and len(_follow(treated[keys.index(one.indicator)], one)):
            found.append(error("below_logarithm", indicator=one.indicator))
    refuse_errors(found)
    return treated


def _follow(block: FloatArray, rule: Treatment) -> npt.NDArray[np.intp]:
    """Treat `block` in place; where a logarithm is to be taken of what has none, give those positions and stop."""
    if rule.shift is None:
        np.clip(block, rule.low, rule.high, out=block)
        return np.empty((0, block.ndim), dtype=np.intp)
    below = np.argwhere(block + rule.shift <= 0)
    if not len(below):
        np.log(block + rule.shift, out=block)
    return below
