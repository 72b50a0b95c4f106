"""From figures in their own units to one scale where high means high social risk.

Knows the baseline sample, the bounds taken from it and one formula per normalisation. Refuses to know weights.
Arrays are (I, Y, U): indicator, year, unit. A bound has shape (I, K), K = 1 when frozen or pooled, else one per year.

With d = 1 or −1 the direction, low and high the bounds, mean and s their mean and sample standard deviation, (a, b) the
scale, r the rank of d·x with ties sharing the lowest number (1 = lowest) and n how many have a value:

- minmax, goalposts: a + (b − a)·(x − low)/(high − low), mirrored for d = −1; goalposts have low and high from the
  framework and stop at them, minmax only when told to `clip`
- zscore: a + b·d·(x − mean)/s
- rank: r; borda: r − 1; percentile: a + (b − a)·(r − 1)/(n − 1), mirrored for d = −1 or ranked anew (`reverse`)
- exponential: −23·ln(1 − R·(1 − e^(−100/23))), R = (n − rank + 1)/n, rank 1 the highest of d·x
- distance_to_target: (d·x − worst)/(d·target − worst), at most 1, worst the lowest of d·x in the sample
- distance_to_reference: (d·x − worst)/(d·reference − worst), the reference a unit's own value or the best of the sample

Sources: OECD/JRC *Handbook on Constructing Composite Indicators* (2008), ch. 5; `exponential` from the English indices
of deprivation (2015 technical report, app. E); distances and goalposts as in COINr 1.1.14.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.analysis.framework import FloatArray, Tree
from app.analysis.method import RANK_BASED, Method, scale_of
from app.analysis.panel import MaskArray
from app.analysis.problems import Problem, error, remark
from app.analysis.ranks import lowest_first

POOLED = 0


@dataclass(frozen=True, eq=False)
class Baseline:
    """What the bounds are taken from: `sample` (I, K, S) with NaN for what does not count; `years` per (I, K).

    A year of 0 means pooled over all years, -1 an indicator without any value.
    """

    sample: FloatArray
    years: tuple[tuple[int, ...], ...]
    reference: FloatArray | None = None
    """(I, K or Y): the raw value that distance_to_reference measures against; None is the highest of the sample."""


@dataclass(frozen=True, eq=False)
class Bounds:
    """What is taken from a sample (I, K, S), each (I, K) and only when asked for; NaN where the sample is empty."""

    sample: FloatArray

    @cached_property
    def low(self) -> FloatArray:
        """The lowest value."""
        return np.asarray(np.fmin.reduce(self.sample, axis=-1))

    @cached_property
    def high(self) -> FloatArray:
        """The highest value."""
        return np.asarray(np.fmax.reduce(self.sample, axis=-1))

    @cached_property
    def mean(self) -> FloatArray:
        """The arithmetic mean."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            return np.asarray(np.where(self._there, self.sample, 0.0).sum(axis=-1) / self._there.sum(axis=-1))

    @cached_property
    def spread(self) -> FloatArray:
        """The sample standard deviation; NaN also where there is one value."""
        n = self._there.sum(axis=-1)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            squares = np.where(self._there, self.sample - self.mean[..., np.newaxis], 0.0) ** 2
            return np.asarray(np.where(n > 1, np.sqrt(squares.sum(axis=-1) / (n - 1)), np.nan))

    @cached_property
    def _there(self) -> MaskArray:
        return ~np.isnan(self.sample)


def take_baseline(
    values: FloatArray, counted: MaskArray, years: tuple[int, ...], baseline: int | str | None
) -> Baseline:
    """The sample that sets the bounds. Per indicator the latest year ≤ `baseline` with values, else the earliest."""
    inside = np.where(counted, values, np.nan)
    count, many = values.shape[0], values.shape[1]
    if baseline is None:
        return Baseline(inside, tuple(years for _ in range(count)))
    if baseline == "all":
        return Baseline(inside.reshape(count, 1, many * values.shape[2]), ((POOLED,),) * count)
    has_values: MaskArray = np.asarray((~np.isnan(inside)).any(axis=2))
    before = [place for place, year in enumerate(years) if year <= int(baseline)]
    order = [*reversed(before), *range(len(before), many)]
    chosen = [next((place for place in order if has_values[row, place]), -1) for row in range(count)]
    sample = inside[np.arange(count), chosen][:, np.newaxis, :]
    return Baseline(sample, tuple((years[place] if place >= 0 else -1,) for place in chosen))


def baseline_problems(baseline: Baseline, bounds: Bounds, tree: Tree, method: Method) -> list[Problem]:
    """Constant indicators (an error unless goalposts set the bounds), and baselines that had to be another year."""
    found: list[Problem] = []
    constant: MaskArray = np.asarray(bounds.low == bounds.high)
    endless = _endless(bounds, method)
    for row, key in enumerate(tree.leaves):
        years = baseline.years[row]
        if np.isnan(bounds.low[row]).all():
            found.append(remark("indicator_without_values", indicator=key))
            continue
        if method.normalise == "goalposts":
            if np.isnan(tree.low[row]) or np.isnan(tree.high[row]):
                found.append(error("goalposts_missing", indicator=key))
            continue
        for column in np.flatnonzero(constant[row]):
            alone = (~np.isnan(baseline.sample[row, column])).sum() == 1
            found.append(error("only_one_value" if alone else "constant", indicator=key, year=years[column] or None))
        if endless[row]:
            found.append(error("beyond_numbers", indicator=key))
        found += _other_year(key, years[0], method)
        if method.normalise == "distance_to_target":
            found += _target_problems(key, float(tree.target[row]), row, tree, bounds)
    return found


def posts_of(bounds: Bounds, tree: Tree, method: Method) -> tuple[FloatArray, FloatArray]:
    """(low, high), each (I, K): the framework's own under goalposts, else those of the sample."""
    if method.normalise != "goalposts":
        return bounds.low, bounds.high
    low, high = (np.broadcast_to(post[:, np.newaxis], bounds.low.shape) for post in (tree.low, tree.high))
    return low, high


def _endless(bounds: Bounds, method: Method) -> MaskArray:
    """(I,): where what the method divides by is no finite number (figures near 1e308 have none)."""
    if method.normalise in RANK_BASED:
        return np.zeros(len(bounds.low), dtype=bool)
    with np.errstate(over="ignore", invalid="ignore"):
        width = bounds.spread if method.normalise == "zscore" else bounds.high - bounds.low
    return np.asarray(np.isinf(width).any(axis=1))


def _other_year(key: str, year: int, method: Method) -> list[Problem]:
    frozen = isinstance(method.baseline, int) and method.normalise not in RANK_BASED
    if not frozen or year == method.baseline:
        return []
    code = "baseline_earlier" if year < int(method.baseline or 0) else "baseline_later"
    return [remark(code, indicator=key, year=year)]


def _target_problems(key: str, target: float, row: int, tree: Tree, bounds: Bounds) -> list[Problem]:
    if np.isnan(target):
        return [error("target_missing", indicator=key)]
    ahead = target > bounds.low[row] if tree.direction[row] > 0 else target < bounds.high[row]
    behind = ~ahead & ~np.isnan(bounds.low[row])
    return [error("target_behind", indicator=key, detail=f"{target:g}")] if behind.any() else []


def normalise(values: FloatArray, baseline: Baseline, counted: MaskArray, tree: Tree, method: Method) -> FloatArray:
    """Normalised (I, Y, U), high = high in the direction of the index; NaN stays NaN.

    Rank-based scores exist only where `counted`, and are within each year.
    """
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        return _normalised(values, baseline, counted, tree, method)


def _normalised(values: FloatArray, baseline: Baseline, counted: MaskArray, tree: Tree, method: Method) -> FloatArray:
    turn = tree.direction[:, np.newaxis, np.newaxis]
    if method.normalise in RANK_BASED:
        return _by_rank(np.where(counted, values, np.nan), turn, method)
    if method.normalise == "goalposts":
        return _between(values, (tree.low[:, np.newaxis], tree.high[:, np.newaxis]), turn, scale_of(method), clip=True)
    bounds = Bounds(baseline.sample)
    if method.normalise == "zscore":
        mean, spread = scale_of(method)
        return turn * (values - bounds.mean[..., np.newaxis]) / bounds.spread[..., np.newaxis] * spread + mean
    if method.normalise == "minmax":
        return _between(values, (bounds.low, bounds.high), turn, scale_of(method), method.clip)
    worst = np.where(turn[..., 0] > 0, bounds.low, -bounds.high)[..., np.newaxis]
    if method.normalise == "distance_to_target":
        return np.minimum((turn * values - worst) / (turn * tree.target[:, np.newaxis, np.newaxis] - worst), 1.0)
    best = np.where(turn[..., 0] > 0, bounds.high, -bounds.low)[..., np.newaxis]
    if baseline.reference is not None:
        best = turn * baseline.reference[..., np.newaxis]
    return np.asarray((turn * values - worst) / (best - worst))


def _between(
    values: FloatArray, posts: tuple[FloatArray, FloatArray], turn: FloatArray, scale: tuple[float, float], clip: bool
) -> FloatArray:
    """(x - low)/(high - low), mirrored for direction -1, stretched to `scale`."""
    low, high = posts
    start = np.where(turn[..., 0] > 0, low, high)[..., np.newaxis]
    width = (turn[..., 0] * (high - low))[..., np.newaxis]
    share = (values - start) / width
    if clip:
        share = np.clip(share, 0.0, 1.0)
    return share * (scale[1] - scale[0]) + scale[0]


def _by_rank(values: FloatArray, turn: FloatArray, method: Method) -> FloatArray:
    n = (~np.isnan(values)).sum(axis=-1, keepdims=True).astype(np.float64)
    if method.normalise == "percentile":
        low, high = scale_of(method)
        return _percentile(values, turn, n, method.reverse) * (high - low) + low
    if method.normalise == "exponential":
        share = (n - lowest_first(-turn * values) + 1) / n
        return np.asarray(-23.0 * np.log(1.0 - share * (1.0 - math.exp(-100.0 / 23.0))))
    rank = lowest_first(turn * values)
    return rank - 1.0 if method.normalise == "borda" else rank


def _percentile(values: FloatArray, turn: FloatArray, n: FloatArray, reverse: str) -> FloatArray:
    """(rank - 1)/(n - 1); a reversed one mirrors it, or ranks the negated values when the method says so."""
    others = np.maximum(n - 1, 1)
    if reverse == "negate":
        return (lowest_first(turn * values) - 1) / others
    rising = (lowest_first(values) - 1) / others
    return np.asarray(np.where(turn > 0, rising, 1.0 - rising))
