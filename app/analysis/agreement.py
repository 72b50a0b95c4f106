"""How far two orders of the same neighbourhoods agree: ours and a published one, whatever their scales.

Knows two columns of numbers by unit. Refuses to compare points, which two indices built in different ways do not share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.analysis.framework import FloatArray
from app.analysis.ranks import highest_first

LEAST = 3
"""Fewer units than this have no correlation worth telling."""


@dataclass(frozen=True)
class Agreement:
    """`places`: (ours, theirs) of each unit that both have, counted among those only; 1 = highest, ties share the
    lowest. `correlation` is Spearman's, −1 to 1; None where fewer than three are shared or one order has only ties.
    """

    places: Mapping[str, tuple[int, int]]
    correlation: float | None


def agreement(ours: Mapping[str, float], theirs: Mapping[str, float], decimals: int = 10) -> Agreement:
    """The two orders of the units that both have; scores are rounded to `decimals` before they are ranked.

    Spearman (1904): the correlation of the ranks, ties given their mean rank.
    """
    shared = [unit for unit in ours if unit in theirs]
    columns = [np.array([scores[unit] for unit in shared], dtype=np.float64) for scores in (ours, theirs)]
    ranks = [highest_first(column, decimals) for column in columns]
    places = {unit: (int(one), int(other)) for unit, one, other in zip(shared, *ranks, strict=True)}
    return Agreement(places, _correlation(*(_mean_ranks(rank) for rank in ranks)))


def _mean_ranks(ranks: FloatArray) -> FloatArray:
    """Ranks where ties share the mean of the places they take, from ranks where they share the lowest."""
    _, back, counts = np.unique(ranks, return_inverse=True, return_counts=True)
    return np.asarray(ranks + (counts[back] - 1) / 2)


def _correlation(one: FloatArray, other: FloatArray) -> float | None:
    if len(one) < LEAST or np.ptp(one) == 0 or np.ptp(other) == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])
