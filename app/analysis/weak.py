"""Which indicators are weak in a neighbourhood: among the worst share of those with values, in the direction of risk.

Knows raw figures and directions only: no normalisation, no weights. Refuses to call anything weak where nobody can be
told apart: an indicator with the same value everywhere is weak nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from app.analysis.framework import Framework
from app.analysis.panel import read_panel
from app.analysis.problems import refuse_errors
from app.analysis.spread import WEAK, WORST_SHARE, spreads


@dataclass(frozen=True)
class WeakIndicator:
    """`place` 1 is the highest risk of `of` neighbourhoods with a value; `year` is that of the figure."""

    indicator: str
    unit: str
    year: int
    value: float
    place: int
    of: int


def weak_indicators(
    values: pd.DataFrame, framework: Framework, units: Iterable[str], year: int, share: float = WORST_SHARE
) -> tuple[WeakIndicator, ...]:
    """The weak indicators of `units`, in the order of the framework, then of `units`.

    Each indicator is taken in its latest year ≤ `year` with values. A unit is weak when its place (ties share the
    lowest number) is at most `share` of the neighbourhoods with values; the city row is not one of them.
    Raises `IndexRefused` for a table with errors.
    """
    tree = framework.tree
    panel, problems = read_panel(values, tree, None)
    refuse_errors(problems)
    if panel is None:
        return ()
    wanted = [(unit, panel.units.index(unit)) for unit in units if unit in panel.units]
    found = []
    for spread in spreads(panel, tree, year):
        found += [
            WeakIndicator(
                spread.indicator, unit, spread.year, float(spread.figures[who]), int(spread.places[who]), spread.of
            )
            for unit, who in wanted
            if spread.standing(who, share) == WEAK
        ]
    return tuple(found)
