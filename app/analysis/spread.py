"""How the neighbourhoods lie in each indicator: who is where between the best and the worst, in the direction of risk.

Knows raw figures and directions only: no normalisation, no weights, so it stands where no index can be computed.
Refuses to call anyone weak or strong where nobody can be told apart: an indicator with the same value everywhere
has no worst and no best. The city's row is never one of the neighbourhoods.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

import numpy as np

from app.analysis.framework import FloatArray, Tree
from app.analysis.panel import Panel
from app.analysis.ranks import lowest_first

Standing: TypeAlias = Literal["weak", "middle", "strong"]
WEAK: Standing = "weak"
MIDDLE: Standing = "middle"
STRONG: Standing = "strong"
WORST_SHARE = 0.25


@dataclass(frozen=True, eq=False)
class Spread:
    """One indicator in one year, over all units of the panel.

    `figures` (U,) in their own unit, NaN for the city and where missing; `places` (U,) 1 = highest risk and
    `best_places` (U,) 1 = lowest, ties sharing the lowest number; `of`: how many neighbourhoods have a figure.
    """

    indicator: str
    leaf: int
    when: int
    year: int
    direction: int
    figures: FloatArray
    places: FloatArray
    best_places: FloatArray
    of: int

    @cached_property
    def is_flat(self) -> bool:
        """Whether all have the same figure, so that nobody is worst."""
        return not np.nanmax(self.places) > 1

    def standing(self, who: int, share: float = WORST_SHARE) -> Standing:
        """Whether the unit's place is among the worst or the best `share` of those with a figure; weak goes first."""
        if self.is_flat:
            return MIDDLE
        if self.places[who] <= share * self.of:
            return WEAK
        return STRONG if self.best_places[who] <= share * self.of else MIDDLE


def spreads(panel: Panel, tree: Tree, year: int) -> Iterator[Spread]:
    """Each indicator in its latest year ≤ `year` with figures, in the framework's order; those without are left out."""
    inside = panel.counted(0.0)
    for leaf in (node for node in tree.shown if node < tree.leaf_count):
        figures = np.where(inside, panel.values[leaf], np.nan)
        whens = [when for when, at in enumerate(panel.years) if at <= year and not np.isnan(figures[when]).all()]
        if not whens:
            continue
        when, turn = whens[-1], float(tree.direction[leaf])
        yield Spread(
            indicator=tree.keys[leaf],
            leaf=leaf,
            when=when,
            year=panel.years[when],
            direction=int(turn),
            figures=figures[when],
            places=lowest_first(-turn * figures[when]),
            best_places=lowest_first(turn * figures[when]),
            of=int((~np.isnan(figures[when])).sum()),
        )
