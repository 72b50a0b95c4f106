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

from app.analysis.aggregate import aggregate, mean_of
from app.analysis.framework import FloatArray, Tree
from app.analysis.problems import REASONS
from app.analysis.result import IndexResult
from app.models.errors import UserError


@dataclass(frozen=True)
class Bar:
    """One indicator's part of the gap, in index points. `residual`: missing on one side, so not explained by it.

    `own` and `other` are the figures in their own units (`other` None for a computed reference).
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
    `reference` is a unit's name, or "population_mean" when it was computed.
    """

    unit: str
    year: int
    reference: str
    start: float
    end: float
    gap: float
    bars: tuple[Bar, ...]

    def by_domain(self) -> dict[str, float]:
        """The bars added up per domain, in the order of the framework."""
        totals: dict[str, float] = {}
        for bar in self.bars:
            totals[bar.domain] = totals.get(bar.domain, 0.0) + bar.value
        return totals


def contributions(result: IndexResult, unit: str, year: int, reference: str = "city") -> Contributions:
    """Split the gap between `unit` and `reference` in `year`.

    reference: "city" (the city row if it has an index, else the population-weighted mean) or the name of a unit.
    Raises `UserError("no_index")` when the unit has no index, `UserError("no_reference")` when the reference has none.
    """
    tree = result.framework.tree
    _, when, who = result.place(unit, year)
    own = result.scores[:, when, who]
    if math.isnan(own[tree.root]):
        raise UserError("no_index", unit=unit, year=year)
    name, other, other_place = _reference(result, when, reference)
    if math.isnan(other[tree.root]):
        raise UserError("no_reference", year=year)
    own_filled, own_implied = _with_implied(own, tree)
    other_filled, other_implied = _with_implied(other, tree)
    share = _multipliers(own_filled, other_filled, result)
    raw = result.panel.values[:, when, :]
    bars = []
    for leaf in (node for node in tree.shown if node < tree.leaf_count and share[node] > 0):
        code = result.reasons[leaf, when, who if own_implied[leaf] or other_place < 0 else other_place]
        bars.append(
            Bar(
                indicator=tree.keys[leaf],
                domain=tree.keys[tree.parent[leaf]],
                value=float(share[leaf] * (own_filled[leaf] - other_filled[leaf])),
                residual=bool(own_implied[leaf] or other_implied[leaf]),
                reason=REASONS[int(code)],
                own=_known(raw[leaf, who]),
                other=None if other_place < 0 else _known(raw[leaf, other_place]),
            )
        )
    gap = math.fsum(bar.value for bar in bars)
    return Contributions(unit, year, name, float(other[tree.root]), float(own[tree.root]), gap, tuple(bars))


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


def _reference(result: IndexResult, when: int, reference: str) -> tuple[str, FloatArray, int]:
    """(name, scores of every node, place among the units or -1 when computed)."""
    panel = result.panel
    if reference != "city":
        place = result.place(reference, panel.years[when])[2]
        return reference, result.scores[:, when, place], place
    if panel.city >= 0 and not math.isnan(result.scores[-1, when, panel.city]):
        return panel.units[panel.city], result.scores[:, when, panel.city], panel.city
    if panel.population is None:
        raise UserError("no_reference", year=panel.years[when])
    tree = result.framework.tree
    z = np.where(result.counted[when], result.scores[: tree.leaf_count, when], np.nan)
    people = np.where(np.isnan(z), 0.0, panel.population[when])
    with np.errstate(invalid="ignore"):
        mean = (np.where(np.isnan(z), 0.0, z) * people).sum(axis=1) / people.sum(axis=1)
    scores, _, _ = aggregate(mean[:, np.newaxis], tree, result.method)
    return "population_mean", scores[:, 0], -1


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
