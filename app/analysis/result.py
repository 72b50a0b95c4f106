"""A computed index, frozen: scores, ranks and reasons of every node, unit and year, and what it was computed from.

Arrays inside, frames at the surface, built when first asked for. Refuses to say what a number means in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from app.analysis.fingerprint import fingerprint
from app.analysis.framework import FloatArray, Framework
from app.analysis.method import CITY_ROW, Method
from app.analysis.normalise import Baseline, Bounds, posts_of
from app.analysis.panel import MaskArray, Panel
from app.analysis.problems import REASONS, Problem
from app.analysis.ranks import highest_first

if TYPE_CHECKING:
    from app.analysis.treat import Treatment


@dataclass(frozen=True, eq=False)
class IndexResult:
    """`scores` and `reasons` are (N, Y, U) in the order of the tree, years and units of the panel."""

    framework: Framework
    method: Method
    panel: Panel
    counted: MaskArray
    scores: FloatArray
    reasons: npt.NDArray[np.int8]
    baseline: Baseline
    treatments: tuple[Treatment, ...]
    problems: tuple[Problem, ...]

    def __post_init__(self) -> None:
        for array in (self.scores, self.reasons, self.counted, self.panel.values, self.panel.status):
            array.setflags(write=False)

    @property
    def years(self) -> tuple[int, ...]:
        """All years in the table, rising."""
        return self.panel.years

    @property
    def units(self) -> tuple[str, ...]:
        """All units but the city row, by name."""
        return tuple(unit for unit in self.panel.units if unit != CITY_ROW)

    @cached_property
    def rank_array(self) -> FloatArray:
        """(N, Y, U): 1 = highest, ties share the lowest number; NaN for the city, the small and the missing."""
        return highest_first(np.where(self.counted, self.scores, np.nan), self.method.round_decimals)

    @cached_property
    def index_ranks(self) -> FloatArray:
        """(Y, U): the ranks of the index alone, as in `rank_array`."""
        return highest_first(np.where(self.counted, self.scores[-1], np.nan), self.method.round_decimals)

    @cached_property
    def fingerprint(self) -> str:
        """sha256 of values, framework, method and engine version."""
        return fingerprint(self.panel, self.framework.tree, self.method)

    def score(self, unit: str, year: int, key: str | None = None) -> float | None:
        """The score of one node (default the index), None when missing. Raises KeyError for an unknown name."""
        found = float(self.scores[self.place(unit, year, key)])
        return None if np.isnan(found) else found

    def rank(self, unit: str, year: int, key: str | None = None) -> int | None:
        """The rank of one node (default the index), 1 = highest; None when it has none."""
        node, when, who = self.place(unit, year, key)
        row = np.where(self.counted[when], self.scores[node, when], np.nan)
        found = self.index_ranks[when, who] if key is None else highest_first(row, self.method.round_decimals)[who]
        return None if np.isnan(found) else int(found)

    def reason(self, unit: str, year: int, key: str | None = None) -> str:
        """Why there is no score: one of `REASONS`, "ok" when there is one."""
        return REASONS[int(self.reasons[self.place(unit, year, key)])]

    def raw(self, unit: str, year: int, indicator: str) -> float | None:
        """The figure as it came, before treatment and normalising; None when missing."""
        found = float(self.panel.values[self.place(unit, year, indicator)])
        return None if np.isnan(found) else found

    def ranked_units(self, year: int) -> tuple[str, ...]:
        """The neighbourhoods with an index that year, highest first, ties by name."""
        when = self.panel.years.index(year)
        ranks = self.index_ranks[when]
        order = np.argsort(ranks, kind="stable")[: int((~np.isnan(ranks)).sum())]
        return tuple(self.panel.units[place] for place in order.tolist())

    def place(self, unit: str, year: int, key: str | None = None) -> tuple[int, int, int]:
        """Position in the arrays. Raises KeyError for an unknown unit, year or key."""
        tree = self.framework.tree
        try:
            node = tree.root if key is None else tree.number[key]
            return node, self.panel.years.index(year), self.panel.units.index(unit)
        except ValueError as fault:
            raise KeyError((unit, year, key)) from fault

    @cached_property
    def normalised(self) -> pd.DataFrame:
        """Leaves: one row per (year, unit), one column per indicator."""
        return self._frame(self.scores, self._shown(leaves=True))

    @cached_property
    def domains(self) -> pd.DataFrame:
        """Every node between leaves and root: one row per (year, unit)."""
        root = self.framework.tree.root
        return self._frame(self.scores, [node for node in self._shown(leaves=False) if node != root])

    @cached_property
    def index(self) -> pd.DataFrame:
        """One row per (year, unit) with score, rank and reason of the index."""
        rows = pd.MultiIndex.from_product([self.panel.years, self.panel.units], names=["year", "unit"])
        reasons = [REASONS[code] for code in self.reasons[-1].reshape(-1).tolist()]
        ranks = pd.array(self.rank_array[-1].reshape(-1), dtype="Float64").astype("Int64")
        return pd.DataFrame({"score": self.scores[-1].reshape(-1), "rank": ranks, "reason": reasons}, index=rows)

    @cached_property
    def ranks(self) -> pd.DataFrame:
        """Ranks of every node: one row per (year, unit), missing where there is none."""
        frame = self._frame(self.rank_array, list(self.framework.tree.shown))
        return frame.astype("Int64")

    @cached_property
    def missing(self) -> pd.DataFrame:
        """Every missing score: year, unit, key, reason."""
        node, when, who = np.nonzero(np.isnan(self.scores))
        columns = {
            "year": [self.panel.years[place] for place in when],
            "unit": [self.panel.units[place] for place in who],
            "key": [self.framework.tree.keys[place] for place in node],
            "reason": [REASONS[code] for code in self.reasons[node, when, who].tolist()],
        }
        return pd.DataFrame(columns)

    @cached_property
    def bounds(self) -> pd.DataFrame:
        """What each indicator was measured against: indicator, year, low, high, mean, spread.

        `year` is 0 for all years pooled, -1 for no values. Under goalposts low and high are the posts.
        """
        found = Bounds(self.baseline.sample)
        low, high = posts_of(found, self.framework.tree, self.method)
        rows = [
            (key, year, *(float(part[row, column]) for part in (low, high, found.mean, found.spread)))
            for row, key in enumerate(self.framework.tree.leaves)
            for column, year in enumerate(self.baseline.years[row])
        ]
        return pd.DataFrame(rows, columns=["indicator", "year", "low", "high", "mean", "spread"])

    def _shown(self, leaves: bool) -> list[int]:
        tree = self.framework.tree
        return [node for node in tree.shown if (node < tree.leaf_count) == leaves]

    def _frame(self, cube: FloatArray, nodes: list[int]) -> pd.DataFrame:
        rows = pd.MultiIndex.from_product([self.panel.years, self.panel.units], names=["year", "unit"])
        keys = [self.framework.tree.keys[node] for node in nodes]
        return pd.DataFrame(cube[nodes].reshape(len(nodes), len(rows)).T, index=rows, columns=keys)
