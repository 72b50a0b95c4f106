"""Why an index is high: one bar per indicator, which together make up the gap to a reference, to the last digit.

A missing figure stands as its own bar: a mean over what is present equals a mean where the missing has the value of
its parent, so its bar is exactly what the missing figure leaves unexplained. Refuses to call any of it a cause.

Formula: going down the tree, a change in a parent is the sum over its children of (share of weight) ×
k(parent)/k(child) × (change in the child). k is 1 for the arithmetic mean; for the geometric it is the logarithmic
mean L(a, b) = (a - b)/(ln a - ln b), so the split is made in logarithms and told in points; for the harmonic it is
a·b. Source of the logarithmic split: Ang, "The LMDI approach to decomposition analysis", Energy Policy 33 (2005).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from app.analysis.aggregate import mean_of
from app.analysis.framework import FloatArray, Tree
from app.analysis.problems import OK, REASONS, TOO_LITTLE_WEIGHT
from app.analysis.reference import CITY, UNIT, Reference, ReferenceName
from app.analysis.reference import reference as take_reference
from app.analysis.result import IndexResult
from app.models.errors import UserError


@dataclass(frozen=True)
class Bar:
    """One indicator's part of the gap, in index points. `residual`: missing on one side, so not explained by it.

    `reason` is "ok" for a part that is known; for a residual why the figure, or a domain above it, has no score.
    `own` and `other` are the figures in their own units, None when missing; the other's may be a mean.
    """

    indicator: str
    domain: str
    value: float
    residual: bool
    reason: str
    own: float | None
    other: float | None


@dataclass(frozen=True)
class Contributions:
    """From the reference's index (`start`) to the unit's own (`end`), bar by bar.

    `gap` is the exact sum of the bars (`math.fsum`), which is `end` - `start` but for rounding of about 1e-14.
    `reference` is a unit's name; a computed one has the name of its kind, `POPULATION_MEAN` or `PLAIN_MEAN`, and is
    the mean of `reference_units`.
    """

    unit: str
    year: int
    reference: str
    start: float
    end: float
    gap: float
    bars: tuple[Bar, ...]
    reference_kind: str
    reference_units: tuple[str, ...]

    def by_domain(self) -> dict[str, float]:
        """The bars added up per domain, in the order of the framework."""
        totals: dict[str, float] = {}
        for bar in self.bars:
            totals[bar.domain] = totals.get(bar.domain, 0.0) + bar.value
        return totals


def contributions(result: IndexResult, unit: str, year: int, reference: ReferenceName = CITY) -> Contributions:
    """Split the gap between `unit` and `reference` in `year`.

    reference: "city" (the city row if it has an index, else the population-weighted mean), the name of a unit, or the
    names of several, whose mean is taken (see `app.analysis.reference`).
    Raises `UserError("no_index")` when the unit, or the unit it is compared with, has no index;
    `UserError("no_reference")` when there is nothing to compare with, `UserError("no_mean_index")` when a mean of
    several has no index; KeyError for an unknown unit or year.
    """
    tree = result.framework.tree
    _, when, who = result.place(unit, year)
    own = result.scores[:, when, who]
    if math.isnan(own[tree.root]):
        raise UserError("no_index", unit=unit, year=year)
    other = take_reference(result, year, reference)
    if math.isnan(other.scores[tree.root]):
        raise _without_index(other, year)
    own_filled, own_implied = _with_implied(own, tree)
    other_filled, other_implied = _with_implied(other.scores, tree)
    share = _multipliers(own_filled, other_filled, result)
    figures = result.panel.values[:, when, who]
    bars = []
    for leaf in (node for node in tree.shown if node < tree.leaf_count and tree.counts[node]):
        residual = bool(own_implied[leaf] or other_implied[leaf])
        grey = who if own_implied[leaf] else result.panel.units.index(other.units[0])
        bars.append(
            Bar(
                indicator=tree.keys[leaf],
                domain=tree.keys[tree.parent[leaf]],
                value=float(share[leaf] * (own_filled[leaf] - other_filled[leaf])),
                residual=residual,
                reason=REASONS[_why(result, leaf, when, grey) if residual else OK],
                own=_known(figures[leaf]),
                other=_known(other.figures[leaf]),
            )
        )
    gap = math.fsum(bar.value for bar in bars)
    ends = float(other.scores[tree.root]), float(own[tree.root])
    return Contributions(unit, year, other.name, *ends, gap, tuple(bars), other.kind, other.units)


def _without_index(other: Reference, year: int) -> UserError:
    if other.kind == UNIT:
        return UserError("no_index", unit=other.name, year=year)
    return UserError("no_mean_index", year=year)


def _why(result: IndexResult, node: int, when: int, place: int) -> int:
    """Why a leaf takes no part: its own reason, or that of the nearest node above it without a score."""
    while node >= 0:
        if result.reasons[node, when, place] != OK:
            return int(result.reasons[node, when, place])
        node = result.framework.tree.parent[node]
    return TOO_LITTLE_WEIGHT


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _with_implied(scores: FloatArray, tree: Tree) -> tuple[FloatArray, list[bool]]:
    """Scores with every missing node given its parent's value, from the root down, and which were given."""
    filled, implied = scores.copy(), [False] * len(scores)
    for parent in reversed(range(len(tree.children))):
        node = tree.leaf_count + parent
        for child in tree.children[parent]:
            if implied[node] or math.isnan(filled[child]):
                filled[child], implied[child] = filled[node], True
    return filled, implied


def _multipliers(own: FloatArray, other: FloatArray, result: IndexResult) -> FloatArray:
    """How many index points one point of change in each node makes."""
    tree = result.framework.tree
    share = np.zeros(len(tree.keys))
    share[tree.root] = 1.0
    for parent in reversed(range(len(tree.children))):
        node, children = tree.leaf_count + parent, list(tree.children[parent])
        kind = mean_of(tree, parent, result.method)
        whole = sum(float(tree.weight[child]) for child in children)
        top = _curve(own[node], other[node], kind)
        for child in children:
            share[child] = share[node] * tree.weight[child] / whole * top / _curve(own[child], other[child], kind)
    return share


def _curve(a: float, b: float, kind: str) -> float:
    if kind == "arithmetic":
        return 1.0
    if kind == "harmonic":
        return a * b
    if abs(a - b) <= 1e-6 * max(a, b):
        return (a + b) / 2  # the two means agree to 1e-13 here, and the quotient would lose digits
    return (a - b) / (math.log(a) - math.log(b))
