"""Which neighbourhoods are most like one: the nearest over its domains, or over its indicators.

Knows distances between normalised figures that both have. Refuses to compare what one of them lacks, and leaves out a
unit with too little in common, with the reason.

Formula: d(a, b) = √( m/|S| · Σ over j in S of (aⱼ − bⱼ)² ), m the nodes anybody has that year and S those both have:
the Euclidean distance, scaled up for what is not shared. Source: Dixon, "Pattern recognition with partly missing data",
IEEE Transactions on Systems, Man, and Cybernetics 9 (1979), 617–621. `apart` is d/√m, the root mean square in points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.analysis.aggregate import TOLERANCE
from app.analysis.framework import FloatArray, Tree
from app.analysis.problems import REASONS, SMALL_POPULATION, TOO_LITTLE_WEIGHT
from app.analysis.result import IndexResult
from app.models.errors import UserError

DOMAINS, INDICATORS = "domains", "indicators"


@dataclass(frozen=True)
class Neighbour:
    """One unit beside the one asked for. `differences`: its score minus that of the one asked for, for every node they
    share, in the order of the framework."""

    unit: str
    distance: float
    apart: float
    differences: Mapping[str, float]


@dataclass(frozen=True)
class Similar:
    """The `nearest` (at most k, ties by name), out of all that could be compared (`compared`, how many), over `nodes`.

    `left_out`: the others by name with one of `REASONS`: "small_population" or "too_little_weight" (in common).
    """

    unit: str
    year: int
    nodes: tuple[str, ...]
    nearest: tuple[Neighbour, ...]
    compared: int
    left_out: tuple[tuple[str, str], ...]


def similar(result: IndexResult, unit: str, year: int, k: int = 5, on: str = DOMAINS) -> Similar:
    """The k units nearest to `unit` in `year`, over its `DOMAINS` (the parents of indicators) or its `INDICATORS`.

    Nodes without weight, and those nobody has that year, are not compared. The city's row and the unit itself are never
    among the others. A unit is left out when it shares less than the method's `min_share` of the nodes.
    Raises KeyError for an unknown unit or year, ValueError for another `on`, `UserError("nothing_to_compare")` when the
    unit itself lacks too many of the nodes.
    """
    if on not in (DOMAINS, INDICATORS):
        raise ValueError(on)
    _, when, who = result.place(unit, year)
    nodes = _nodes(result, when, on)
    scores = result.scores[nodes, when]
    if not _enough(~np.isnan(scores[:, who]), result.method.min_share):
        raise UserError("nothing_to_compare", unit=unit, year=year)
    keys = [result.framework.tree.keys[node] for node in nodes]
    small = result.panel.small(result.method.min_population)[when]
    nearest, left_out = [], []
    for place, name in enumerate(result.panel.units):
        if place in (who, result.panel.city):
            continue
        shared = ~np.isnan(scores[:, who]) & ~np.isnan(scores[:, place])
        if _enough(shared, result.method.min_share):
            nearest.append(_neighbour(name, keys, scores[:, place] - scores[:, who]))
        else:
            left_out.append((name, REASONS[SMALL_POPULATION if small[place] else TOO_LITTLE_WEIGHT]))
    nearest.sort(key=lambda found: (round(found.distance, result.method.round_decimals), found.unit))
    return Similar(unit, year, tuple(keys), tuple(nearest[:k]), len(nearest), tuple(left_out))


def _nodes(result: IndexResult, when: int, on: str) -> list[int]:
    """Node numbers in the order of the frame: with weight, and with a score for anybody that year."""
    tree = result.framework.tree
    known = [bool((~np.isnan(row)).any()) for row in result.scores[:, when]]
    return [node for node in tree.shown if _is_asked(tree, node, on) and tree.weight[node] > 0 and known[node]]


def _is_asked(tree: Tree, node: int, on: str) -> bool:
    if on == INDICATORS:
        return node < tree.leaf_count
    return node >= tree.leaf_count and any(child < tree.leaf_count for child in tree.children[node - tree.leaf_count])


def _enough(shared: np.ndarray[tuple[int], np.dtype[np.bool_]], min_share: float) -> bool:
    return bool(shared.any()) and bool(shared.sum() >= (min_share - TOLERANCE) * len(shared))


def _neighbour(name: str, keys: list[str], difference: FloatArray) -> Neighbour:
    """The sum is exact (`math.fsum`), so that it does not depend on the order of the nodes."""
    shared = [float(value) for value in difference if not math.isnan(value)]
    mean_square = math.fsum(value * value for value in shared) / len(shared)
    told = {key: float(value) for key, value in zip(keys, difference, strict=True) if not math.isnan(value)}
    return Neighbour(name, math.sqrt(len(keys) * mean_square), math.sqrt(mean_square), told)
