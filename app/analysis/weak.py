"""Which indicators are weak in a neighbourhood: among the worst share of those with values, in the direction of risk.

Knows raw figures and directions only: no normalisation, no weights. Refuses to call anything weak where nobody can be
told apart: an indicator with the same value everywhere is weak nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from app.analysis.framework import Framework
from app.analysis.panel import read_panel
from app.analysis.problems import refuse_errors
from app.analysis.ranks import lowest_first


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
    values: pd.DataFrame, framework: Framework, units: Iterable[str], year: int, share: float = 0.25
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
    counted = panel.counted(0.0)
    wanted = [(unit, panel.units.index(unit)) for unit in units if unit in panel.units]
    found = []
    for leaf in (node for node in tree.shown if node < tree.leaf_count):
        figures = np.where(counted, panel.values[leaf], np.nan)
        with_values = [when for when, at in enumerate(panel.years) if at <= year and not np.isnan(figures[when]).all()]
        if not with_values:
            continue
        row = figures[with_values[-1]]
        known = int((~np.isnan(row)).sum())
        places = lowest_first(-tree.direction[leaf] * row)
        if not np.nanmax(places) > 1:
            continue
        found += [
            WeakIndicator(tree.keys[leaf], unit, panel.years[with_values[-1]], float(row[who]), int(places[who]), known)
            for unit, who in wanted
            if places[who] <= share * known
        ]
    return tuple(found)
