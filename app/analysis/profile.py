"""Strengths and weaknesses: each indicator of one neighbourhood beside the city, the board and all the others.

Knows raw figures, each in the newest year anybody has one. Refuses to need an index: a profile stands with few
neighbourhoods, with missing domains and below the population floor. Quartiles: Hyndman and Fan's seventh, numpy's
default ("Sample quantiles in statistical packages", The American Statistician 50, 1996).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.framework import FloatArray
from app.analysis.problems import NOT_DELIVERED, REASONS
from app.analysis.reference import POPULATION_MEAN, Reference, mean_over_units, reference
from app.analysis.result import IndexResult
from app.analysis.spread import MIDDLE, WORST_SHARE, Spread, Standing, spreads


@dataclass(frozen=True)
class Range:
    """The least and greatest figure among the neighbourhoods with one, and the three that part them in quarters."""

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float


@dataclass(frozen=True)
class Peer:
    """What an own figure is seen beside. `is_mean`: not a row of the table but a mean over `units` neighbourhoods,
    plain where it is not `is_weighted` by inhabitants."""

    value: float
    units: int = 1
    is_mean: bool = False
    is_weighted: bool = False


@dataclass(frozen=True)
class ProfileRow:
    """One indicator. Figures are raw, in the indicator's own unit, all of `year`, the newest ≤ the asked with any.

    `direction` 1: a high figure is high risk, -1: a low one is. `rank` 1 is the highest risk of `of` neighbourhoods
    with a figure and `from_best` 1 the lowest, ties sharing the lowest number. `standing` says whether the own figure
    is among the worst ("weak") or best ("strong") share. `n` is how many the figure is about. `target` is the
    framework's. Where there is no own figure `value` is None and `reason` says why; `year` and `range` None: nobody
    has a figure.
    """

    indicator: str
    domain: str
    direction: int
    year: int | None
    value: float | None
    reason: str
    n: float | None
    city: Peer | None
    board: Peer | None
    range: Range | None
    rank: int | None
    from_best: int | None
    of: int
    standing: Standing
    target: float | None

    def risk(self, value: float) -> float | None:
        """Where a figure lies between the best neighbourhood (0) and the worst (1), beyond them outside; None where
        all are alike."""
        if self.range is None or self.range.low == self.range.high:
            return None
        share = (value - self.range.low) / (self.range.high - self.range.low)
        return share if self.direction > 0 else 1.0 - share


def profile(
    result: IndexResult, unit: str, year: int, board: Sequence[str] = (), share: float = WORST_SHARE
) -> tuple[ProfileRow, ...]:
    """Every indicator of `unit`, in the framework's order.

    board: the neighbourhoods whose mean is the board's, weighted by inhabitants where they are known; those the table
    does not know are passed by. share: how large a part counts as worst, and as best.
    Raises KeyError for an unknown unit.
    """
    panel, tree = result.panel, result.framework.tree
    if unit not in panel.units:
        raise KeyError(unit)
    who = panel.units.index(unit)
    found = {spread.leaf: spread for spread in spreads(panel, tree, year)}
    means = {when: _mean_of_board(result, panel.years[when], board) for when in {s.when for s in found.values()}}
    rows = []
    for leaf in (node for node in tree.shown if node < tree.leaf_count):
        spread = found.get(leaf)
        if spread is None:
            rows.append(_unknown(result, leaf))
        else:
            rows.append(_row(result, spread, who, share, _of_board(means[spread.when], leaf)))
    return tuple(rows)


def range_of(figures: FloatArray) -> Range:
    """The range of figures (U,), NaN for missing; at least one is known."""
    return Range(*(float(part) for part in np.nanquantile(figures, (0.0, 0.25, 0.5, 0.75, 1.0))))


def city_of(result: IndexResult, leaf: int, when: int) -> Peer | None:
    """The city's own figure; without one the mean of its inhabitants; None where they are not known either."""
    panel = result.panel
    if panel.city >= 0 and not math.isnan(panel.values[leaf, when, panel.city]):
        return Peer(float(panel.values[leaf, when, panel.city]))
    if panel.population is None:
        return None
    members = result.counted[when]
    mean, weighted = mean_over_units(panel.values[leaf, when], members, panel.population[when])
    known = int((members & ~np.isnan(panel.values[leaf, when])).sum())
    return None if math.isnan(mean) else Peer(float(mean), known, True, weighted)


def _mean_of_board(result: IndexResult, year: int, board: Sequence[str]) -> Reference | None:
    known = tuple(unit for unit in board if unit in result.panel.units)
    when = result.panel.years.index(year)
    counted = any(result.counted[when, result.panel.units.index(unit)] for unit in known)
    return reference(result, year, known) if counted else None


def _of_board(mean: Reference | None, leaf: int) -> Peer | None:
    if mean is None or math.isnan(mean.figures[leaf]):
        return None
    return Peer(float(mean.figures[leaf]), int(mean.known[leaf]), True, mean.kind == POPULATION_MEAN)


def _row(result: IndexResult, spread: Spread, who: int, share: float, board: Peer | None) -> ProfileRow:
    tree, panel, leaf = result.framework.tree, result.panel, spread.leaf
    value = float(panel.values[leaf, spread.when, who])
    place = spread.places[who]
    return ProfileRow(
        indicator=spread.indicator,
        domain=tree.keys[tree.parent[leaf]],
        direction=spread.direction,
        year=spread.year,
        value=None if math.isnan(value) else value,
        reason=REASONS[int(panel.status[leaf, spread.when, who])],
        n=panel.sample_of(leaf, spread.when, who),
        city=city_of(result, leaf, spread.when),
        board=board,
        range=range_of(spread.figures),
        rank=None if math.isnan(place) else int(place),
        from_best=None if math.isnan(place) else int(spread.best_places[who]),
        of=spread.of,
        standing=spread.standing(who, share),
        target=_target(result, leaf),
    )


def _unknown(result: IndexResult, leaf: int) -> ProfileRow:
    """An indicator nobody has a figure of."""
    tree = result.framework.tree
    return ProfileRow(
        indicator=tree.keys[leaf],
        domain=tree.keys[tree.parent[leaf]],
        direction=int(tree.direction[leaf]),
        year=None,
        value=None,
        reason=REASONS[NOT_DELIVERED],
        n=None,
        city=None,
        board=None,
        range=None,
        rank=None,
        from_best=None,
        of=0,
        standing=MIDDLE,
        target=_target(result, leaf),
    )


def _target(result: IndexResult, leaf: int) -> float | None:
    target = float(result.framework.tree.target[leaf])
    return None if math.isnan(target) else target
