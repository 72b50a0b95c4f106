"""What the index of one neighbourhood would be if some of its figures were others: arithmetic, and nothing more.

The year is computed anew with the changed figures by the same steps as the table was, against the same frozen bounds
and the same treatment of extremes, with everybody else's figures as they stand. With a normalisation by rank everybody
else's scores move too, since one place won is another's lost; that is computed as it is. Refuses to say how a figure
would come to change.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from app.analysis.compute import Prepared, scores_of, usable_values
from app.analysis.framework import FloatArray
from app.analysis.method import RANK_BASED
from app.analysis.normalise import Baseline, Bounds, take_baseline
from app.analysis.panel import Panel
from app.analysis.problems import OK, refuse_errors
from app.analysis.ranks import highest_first
from app.analysis.result import IndexResult
from app.analysis.treat import follow
from app.models.errors import UserError


@dataclass(frozen=True)
class FigureChange:
    """One figure in its own unit, and its normalised score before and after.

    `before` is None where it was missing; `outside`: `after` lies outside the bounds that the scale is made of.
    """

    indicator: str
    before: float | None
    after: float
    score_before: float | None
    score_after: float | None
    outside: bool


@dataclass(frozen=True)
class NodeChange:
    """A domain, or the index: score and rank (1 = highest) before and after, None where there is none.

    `of_before` and `of_after` are how many have a rank.
    """

    key: str
    before: float | None
    after: float | None
    rank_before: int | None
    rank_after: int | None
    of_before: int
    of_after: int


@dataclass(frozen=True)
class WhatIf:
    """`figures` in the order of the framework; `domains`: every node between the leaves and the index."""

    unit: str
    year: int
    figures: tuple[FigureChange, ...]
    index: NodeChange
    domains: tuple[NodeChange, ...]


def what_if(result: IndexResult, unit: str, year: int, changes: Mapping[str, float]) -> WhatIf:
    """The index, every domain and their ranks before and after `changes`: indicator → new figure in its own unit.

    Bounds are those of `result`: also where each year has its own, they are those of the table as it stands. A missing
    figure may be given one. Raises `UserError` "what_if_unknown" or "what_if_not_finite"; `IndexRefused` where a mean
    or a logarithm cannot take the figure; KeyError for an unknown unit or year.
    """
    node, when, who = result.place(unit, year)
    leaves = _leaves(result, changes)
    scores = _scores_with(result, when, who, leaves)
    tree = result.framework.tree
    middle = [number for number in tree.shown if tree.leaf_count <= number < node]
    outside = _outside(result, when, leaves)
    raw = result.panel.values[:, when, who]
    return WhatIf(
        unit,
        year,
        tuple(
            FigureChange(
                tree.keys[leaf],
                _known(raw[leaf]),
                leaves[leaf],
                _known(result.scores[leaf, when, who]),
                _known(scores[leaf, who]),
                outside[leaf],
            )
            for leaf in tree.shown
            if leaf in leaves
        ),
        _node(result, when, who, node, scores),
        tuple(_node(result, when, who, number, scores) for number in middle),
    )


def _leaves(result: IndexResult, changes: Mapping[str, float]) -> dict[int, float]:
    tree = result.framework.tree
    found = {}
    for key, value in changes.items():
        leaf = tree.number.get(key, tree.root)
        if leaf >= tree.leaf_count:
            raise UserError("what_if_unknown", indicator=key)
        if not math.isfinite(value):
            raise UserError("what_if_not_finite", indicator=result.framework.text(key, "label"))
        found[leaf] = float(value)
    return found


def _scores_with(result: IndexResult, when: int, who: int, leaves: Mapping[int, float]) -> FloatArray:
    """(N, U): the year's scores with the changed figures."""
    panel, tree = result.panel, result.framework.tree
    own = slice(when, when + 1)
    raw, status = panel.values[:, own].copy(), panel.status[:, own].copy()
    for leaf, value in leaves.items():
        raw[leaf, 0, who], status[leaf, 0, who] = value, OK
    people = None if panel.population is None else panel.population[own]
    alone = Panel(panel.years[own], panel.units, raw, status, panel.city, people)
    baseline = _of_year(result.baseline, when)
    column = when if result.baseline.sample.shape[1] > 1 else 0
    values = follow(usable_values(alone, result.method)[:, 0], result.treatments, tree.leaves, column)[:, np.newaxis]
    prepared = Prepared(
        result.framework, result.method, alone, values, baseline, result.counted[own], result.treatments, ()
    )
    scores, _, problems = scores_of(prepared)
    refuse_errors(problems)
    return scores[:, 0]


def _of_year(baseline: Baseline, when: int) -> Baseline:
    """The bounds that hold for one year: the frozen ones, or its own."""
    if baseline.sample.shape[1] > 1:
        own = slice(when, when + 1)
        baseline = replace(baseline, sample=baseline.sample[:, own], years=tuple(y[own] for y in baseline.years))
    reference = baseline.reference
    if reference is not None and reference.shape[1] > 1:
        baseline = replace(baseline, reference=reference[:, when : when + 1])
    return baseline


def _outside(result: IndexResult, when: int, leaves: Mapping[int, float]) -> dict[int, bool]:
    """Which new figures lie outside the bounds, before any treatment of extremes; ranks have no bounds."""
    tree, panel, method = result.framework.tree, result.panel, result.method
    if method.normalise in RANK_BASED:
        return dict.fromkeys(leaves, False)
    if method.normalise == "goalposts":
        ends = {leaf: (tree.low[leaf], tree.high[leaf]) for leaf in leaves}
    else:
        bounds = Bounds(take_baseline(panel.values, result.counted, panel.years, method.baseline).sample)
        column = when if bounds.low.shape[1] > 1 else 0
        ends = {leaf: (bounds.low[leaf, column], bounds.high[leaf, column]) for leaf in leaves}
    return {leaf: bool(value < ends[leaf][0] or value > ends[leaf][1]) for leaf, value in leaves.items()}


def _node(result: IndexResult, when: int, who: int, node: int, scores: FloatArray) -> NodeChange:
    counted, decimals = result.counted[when], result.method.round_decimals
    row = result.scores[node, when]
    ranks = [highest_first(np.where(counted, one, np.nan), decimals) for one in (row, scores[node])]
    places = [None if math.isnan(rank[who]) else int(rank[who]) for rank in ranks]
    counts = [int((~np.isnan(rank)).sum()) for rank in ranks]
    key = result.framework.tree.keys[node]
    return NodeChange(key, _known(row[who]), _known(scores[node, who]), places[0], places[1], counts[0], counts[1])


def _known(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
