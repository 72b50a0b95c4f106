"""How sure a place in the order is: the same figures computed many times with other defensible choices.

Each draw takes one normalisation, one pair of means, one cap on outliers and weights moved at random by up to
`weight_noise`. All draws come from the seed before anything is computed, so neither the size of the chunks nor the
order of rows changes them. Refuses to judge errors in the figures themselves: it knows of none.

A draw's weight is w·(1 + noise·u), u uniform on ±1, for every node; the means are those of `aggregate`, computed for a
block of draws at once as (values @ weights)/(present @ weights) per parent. After OECD/JRC *Handbook on Constructing
Composite Indicators* (2008), ch. 7; Saisana, Saltelli and Tarantola, J. R. Statist. Soc. A 168 (2005).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from app.analysis.aggregate import aggregate, bend, mean_of, mean_problems, unbend
from app.analysis.compute import Prepared, compute_prepared, prepare, refit
from app.analysis.framework import FloatArray, Framework, Tree
from app.analysis.method import RANK_BASED, Method
from app.analysis.normalise import normalise
from app.analysis.problems import refuse_errors
from app.analysis.result import IndexResult
from app.models.errors import UserError

Normalisation: TypeAlias = tuple[str, tuple[float, float] | None]
PLAIN_MEANS = ("arithmetic", "arithmetic")
BESIDE: tuple[Normalisation, ...] = (("minmax", None), ("zscore", None), ("percentile", None))
BESIDE_POSITIVE: tuple[Normalisation, ...] = (("percentile", (1.0, 100.0)),)
"""Beside means that refuse zero: percentiles on a scale without it, whatever the figures and years."""
RankArray = npt.NDArray[np.int16]
TILE = 64
"""Draws are multiplied in tiles of this width, filled out with ones, so that no sum depends on the chunk."""
MOST_UNITS = 5_000
"""Every unit's count of every rank is kept: 200 MB for this many."""


@dataclass(frozen=True)
class Uncertainty:
    """What may vary around `method`.

    `normalise`: pairs of normalisation and scale, where no scale means the method's own for its own normalisation, else
    the default. `means`: pairs of within and between. None takes what is defensible beside the method: its own means,
    and its own way of normalising with those of min–max, z-score and percentile that it is not; where its means are not
    arithmetic, and so refuse zero, with percentiles on 1–100 alone. Points are told only for draws that keep the
    method's normalisation and scale. `winmax` None keeps the method's treatment, a number caps that many points.
    `level` is the share of draws inside an interval. Raises ValueError for a choice that means nothing.
    """

    draws: int = 10_000
    seed: int = 20150401
    method: Method = field(default_factory=Method)
    normalise: tuple[Normalisation, ...] | None = None
    means: tuple[tuple[str, str], ...] | None = None
    winmax: tuple[int | None, ...] = (None,)
    weight_noise: float = 0.25
    level: float = 0.9
    chunk: int = 1024

    def __post_init__(self) -> None:
        some = min(self.draws, self.chunk, len(self.normalisations), len(self.mean_pairs), len(self.winmax)) >= 1
        if not (some and 0 <= self.weight_noise < 1 and 0 < self.level < 1):
            raise ValueError(f"no uncertainty can be computed with {self}")

    @property
    def normalisations(self) -> tuple[Normalisation, ...]:
        """Each normalisation that is tried, with the scale it has; the method's own is the first by default."""
        own = (self.method.normalise, self.method.scale)
        if self.normalise is None:
            beside = BESIDE if self.mean_pairs == (PLAIN_MEANS,) else BESIDE_POSITIVE
            return (own, *(other for other in beside if other[0] != own[0]))
        return tuple(own if given == (own[0], None) else given for given in self.normalise)

    @property
    def mean_pairs(self) -> tuple[tuple[str, str], ...]:
        """Each pair of means that is tried."""
        return ((self.method.within, self.method.between),) if self.means is None else self.means


@dataclass(frozen=True, eq=False)
class RankIntervals:
    """For each unit with an index: its rank and index, the interval of the rank over all draws (numpy's default
    quantile), and of the index points over the `kept` draws; NaN points when none kept the normalisation."""

    year: int
    units: tuple[str, ...]
    rank: FloatArray
    low: FloatArray
    median: FloatArray
    high: FloatArray
    points: FloatArray
    points_low: FloatArray
    points_high: FloatArray
    draws: int
    kept: int
    level: float

    @property
    def frame(self) -> pd.DataFrame:
        """One row per unit, by name."""
        names = ("rank", "low", "median", "high", "points", "points_low", "points_high")
        return pd.DataFrame({name: getattr(self, name) for name in names}, index=pd.Index(self.units, name="unit"))


def rank_intervals(
    values: pd.DataFrame,
    framework: Framework,
    uncertainty: Uncertainty,
    year: int,
    population: pd.DataFrame | None = None,
) -> RankIntervals:
    """Intervals of rank and index for the units with an index in `year`.

    Raises `IndexRefused` when the method or any alternative cannot be computed, `UserError("no_year")` for a year
    without values, `UserError("no_index_year")` when no unit has an index that year, `UserError("too_many_to_rank")`
    for more than `MOST_UNITS`.
    """
    return rank_intervals_prepared(prepare(values, framework, uncertainty.method, population), uncertainty, year)


Kept: TypeAlias = dict[Method, FloatArray]
"""Normalised leaves (I, U) of one table and year by method: they do not hang on weights, so that whoever tries many
weights on the same table need not normalise it anew."""


def rank_intervals_prepared(
    prepared: Prepared,
    uncertainty: Uncertainty,
    year: int,
    *,
    result: IndexResult | None = None,
    kept: Kept | None = None,
) -> RankIntervals:
    """As `rank_intervals`, on a table already checked with `uncertainty.method`.

    `result` is what `compute_prepared` made of it, where that is known; `kept` is filled and used, and belongs to this
    table and year alone.
    """
    if year not in prepared.panel.years:
        raise UserError("no_year", year=year)
    result = compute_prepared(prepared) if result is None else result
    when = prepared.panel.years.index(year)
    who = np.flatnonzero(prepared.counted[when] & ~np.isnan(result.scores[-1, when]))
    if not len(who):
        raise UserError("no_index_year", year=year)
    if len(who) > MOST_UNITS:
        raise UserError("too_many_to_rank", count=len(who), most=MOST_UNITS)
    counts, points = _run(prepared, result, uncertainty, when, who, known={} if kept is None else kept)
    tail = (1 - uncertainty.level) / 2
    low, median, high = (quantile_of_counts(counts, share) for share in (tail, 0.5, 1 - tail))
    spread = np.quantile(points, [tail, 1 - tail], axis=1) if points.shape[1] else np.full((2, len(who)), np.nan)
    return RankIntervals(
        year=year,
        units=tuple(prepared.panel.units[place] for place in who),
        rank=result.rank_array[-1, when, who],
        low=low,
        median=median,
        high=high,
        points=result.scores[-1, when, who],
        points_low=spread[0],
        points_high=spread[1],
        draws=uncertainty.draws,
        kept=points.shape[1],
        level=uncertainty.level,
    )


def _run(
    prepared: Prepared,
    result: IndexResult,
    uncertainty: Uncertainty,
    when: int,
    who: npt.NDArray[np.intp],
    *,
    known: Kept,
) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """(times each unit took each rank (U, U), index points (U, kept draws) in the order of the draws)."""
    tree, method = prepared.framework.tree, prepared.method
    kinds, noise = _draw(uncertainty, len(tree.keys))
    present = ~np.isnan(result.scores[:, when, who])
    counts = np.zeros((len(who), len(who)), dtype=np.int64)
    normalisations, mean_pairs = uncertainty.normalisations, uncertainty.mean_pairs
    keeps = np.array([normalisation == (method.normalise, method.scale) for normalisation in normalisations])
    kept = np.flatnonzero(keeps[kinds[:, 0]])
    column = np.full(uncertainty.draws, -1)
    column[kept] = np.arange(len(kept))
    points = np.empty((len(who), len(kept)))
    for kind in np.unique(kinds, axis=0):
        (name, scale), means = normalisations[kind[0]], mean_pairs[kind[1]]
        changed = replace(method, normalise=name, scale=scale, within=means[0], between=means[1])
        if uncertainty.winmax[kind[2]] is not None:
            changed = replace(changed, treat="winsorise", winmax=uncertainty.winmax[kind[2]] or 0)
        if changed not in known:
            known[changed] = _one_year(prepared, changed, when)
        z = _taking_part(prepared, changed, known[changed], (when, who, present))
        members = np.flatnonzero((kinds == kind).all(axis=1))
        for start in range(0, len(members), uncertainty.chunk):
            block = members[start : start + uncertainty.chunk]
            weights = tree.weight[:, np.newaxis] * (1.0 + uncertainty.weight_noise * noise[:, block])
            scores = draw_scores(z, present, tree, changed, weights)
            counts += count_ranks(scores, method.round_decimals)
            if keeps[kind[0]]:
                points[:, column[block]] = np.round(scores, method.round_decimals)
    return counts, points


def _draw(uncertainty: Uncertainty, nodes: int) -> tuple[npt.NDArray[np.int64], FloatArray]:
    """(choices (D, 3), noise (N, D) within ±1), all from the seed at once."""
    source = np.random.default_rng(uncertainty.seed)
    sizes = [len(uncertainty.normalisations), len(uncertainty.mean_pairs), len(uncertainty.winmax)]
    choices = source.integers(0, sizes, size=(uncertainty.draws, 3))
    return choices, source.uniform(-1.0, 1.0, size=(uncertainty.draws, nodes)).T


def _one_year(prepared: Prepared, method: Method, when: int) -> FloatArray:
    """Normalised leaves (I, U) of one year and every unit.

    Where each year sets its own bounds the other years are left out: nothing in them may stop this one.
    """
    if method.normalise in RANK_BASED or method.baseline is None:
        prepared = replace(prepared, panel=prepared.panel.only(when))
        when = 0
    changed = refit(prepared, method)
    tree = prepared.framework.tree
    return normalise(changed.values, changed.baseline, changed.counted, tree, method)[:, when]


def _taking_part(
    prepared: Prepared,
    method: Method,
    normalised: FloatArray,
    place: tuple[int, npt.NDArray[np.intp], npt.NDArray[np.bool_]],
) -> FloatArray:
    """Normalised leaves of the units that take part; refuses by name what the means cannot take."""
    tree, (when, who, present) = prepared.framework.tree, place
    found = np.where(present[: tree.leaf_count], normalised[:, who], np.nan)
    if method.within != "arithmetic" or method.between != "arithmetic":
        _, _, refused = aggregate(found, tree, replace(method, min_share=0.0, min_domains=1))
        units = tuple(prepared.panel.units[place] for place in who)
        refuse_errors(mean_problems(refused, (prepared.panel.years[when],), units))
    return found


def draw_scores(
    normalised: FloatArray, present: npt.NDArray[np.bool_], tree: Tree, method: Method, weights: FloatArray
) -> FloatArray:
    """The index (U, B) under B sets of weights (N, B), for normalised leaves (I, U) and the nodes `present` (N, U)."""
    draws = weights.shape[1]
    fill = -draws % TILE
    if fill:
        weights = np.concatenate([weights, np.ones((len(weights), fill))], axis=1)
    nodes: dict[int, FloatArray] = {}
    for parent, children in enumerate(tree.children):
        kind = mean_of(tree, parent, method)
        leaves = [child for child in children if child < tree.leaf_count]
        total, whole = _leaf_sums(bend(normalised[leaves], kind), present[leaves], weights[leaves])
        for child in (child for child in children if child >= tree.leaf_count):
            there, bent = present[child][:, np.newaxis], bend(nodes[child], kind)
            if there.all():
                total += bent * weights[child]
                whole = whole + weights[child]
            else:
                total += np.where(there, bent, 0.0) * weights[child]
                whole = whole + weights[child] * there
        with np.errstate(invalid="ignore", divide="ignore"):
            total /= whole
        nodes[tree.leaf_count + parent] = unbend(total, kind)
    return nodes[tree.root][:, :draws]


def _leaf_sums(bent: FloatArray, there: npt.NDArray[np.bool_], weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Sums over leaves of value × weight, (U, B), and of weight, (1, B) where everybody has them all, tile by tile."""
    whole_of_all = bool(there.all())
    total = np.zeros((there.shape[1], weights.shape[1]))
    whole = np.zeros((1 if whole_of_all else there.shape[1], weights.shape[1]))
    if not len(there):
        return total, whole
    left = np.ascontiguousarray(np.where(there, bent, 0.0).T)
    mask = np.ascontiguousarray(there.T.astype(np.float64))
    for start in range(0, weights.shape[1], TILE):
        tile = np.ascontiguousarray(weights[:, start : start + TILE])
        total[:, start : start + TILE] = left @ tile
        whole[:, start : start + TILE] = tile.sum(axis=0) if whole_of_all else mask @ tile
    return total, whole


def draw_ranks(scores: FloatArray, decimals: int) -> RankArray:
    """Ranks (U, B) within each draw, 1 = highest, ties share the lowest number, after rounding."""
    order, place = _ordered(scores, decimals)
    ranks = np.empty(order.shape, dtype=np.int16)
    np.put_along_axis(ranks, order, place, axis=1)
    return ranks.T


def count_ranks(scores: FloatArray, decimals: int) -> npt.NDArray[np.int64]:
    """How many times each unit (row) takes each rank (column, from 1), for scores (U, B)."""
    order, place = _ordered(scores, decimals)
    units = len(scores)
    return np.bincount((order * units + (place - 1)).reshape(-1), minlength=units * units).reshape(units, units)


def _ordered(scores: FloatArray, decimals: int) -> tuple[npt.NDArray[np.int64], RankArray]:
    """(units from the highest down, the ranks they share), each (B, U), after rounding.

    Scores are rounded to whole steps and sorted together with their unit's number as one integer, which takes a
    quarter of the time of sorting positions; where that has no room, the positions are sorted.
    """
    units = len(scores)
    bits = max(1, (units - 1).bit_length())
    falling = -np.rint(np.ascontiguousarray(scores.T) * 10.0**decimals)
    if np.abs(falling).max(initial=0.0) < 2.0 ** (62 - bits):
        keys = (falling.astype(np.int64) << bits) | np.arange(units)
        keys.sort(axis=1)
        order, keys = keys & ((1 << bits) - 1), keys >> bits
        tied = keys[:, 1:] == keys[:, :-1]
    else:
        order = np.argsort(falling, axis=1)
        falling = np.take_along_axis(falling, order, axis=1)
        tied = falling[:, 1:] == falling[:, :-1]
    place = np.broadcast_to(np.arange(1, units + 1, dtype=np.int16), order.shape).copy()
    place[:, 1:][tied] = 0
    np.maximum.accumulate(place, axis=1, out=place)
    return order, place


def quantile_of_counts(counts: npt.NDArray[np.int64], share: float) -> FloatArray:
    """The quantile of each row's ranks, interpolated as numpy's default (Hyndman and Fan 7)."""
    running = counts.cumsum(axis=1)
    position = share * (running[:, -1] - 1)
    below = np.floor(position)
    lower = (running <= below[:, np.newaxis]).sum(axis=1)
    upper = (running <= np.ceil(position)[:, np.newaxis]).sum(axis=1)
    return np.asarray(1 + lower + (position - below) * (upper - lower), dtype=np.float64)
