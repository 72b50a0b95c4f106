"""Faults that show only when the figures are seen together: mixed units, and figures outside the bounds.

Knows what a share written as 0.12 among others written as 12 looks like. Refuses to convert anything.
"""

from __future__ import annotations

import numpy as np

from app.analysis.framework import FloatArray, Framework
from app.analysis.panel import Panel
from app.analysis.problems import Problem, error

PERCENT_UNITS = ("", "%", "procent", "percent", "andel", "share")
GAP = 8.0
"""How many times larger the smallest percentage is than the largest fraction, before the two are held apart."""
SLACK = 1.5


def table_problems(panel: Panel, framework: Framework) -> list[Problem]:
    """Mixed units per indicator, over all years and units together."""
    found = []
    for row, key in enumerate(framework.tree.leaves):
        if framework.text(key, "unit").strip().lower() in PERCENT_UNITS:
            found += _mixed_units(panel, row, key)
    return found


def _mixed_units(panel: Panel, row: int, key: str) -> list[Problem]:
    fractions = fractions_among_percentages(panel.values[row])
    if not len(fractions):
        return []
    names = [f"{panel.units[unit]} {panel.years[year]}" for year, unit in fractions]
    year, unit = fractions[0]
    said = ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
    return [error("unit_mix", unit=panel.units[unit], year=panel.years[year], indicator=key, detail=said)]


def fractions_among_percentages(values: FloatArray) -> list[tuple[int, int]]:
    """Positions (year, unit) of values below 1 that look like fractions among percentages of 1–100.

    They do when no value lies in a wide gap between the two groups, and a hundred times each fraction would lie
    among the percentages. An indicator with values in the gap, or above 100, is left in peace.
    """
    known = values[~np.isnan(values)]
    low, high = known[(known > 0) & (known < 1)], known[known >= 1]
    if not len(low) or not len(high) or high.max() > 100 or known.min() < 0 or high.min() < GAP * low.max():
        return []
    if low.min() * 100 * SLACK < high.min() or low.max() * 100 > high.max() * SLACK:
        return []
    return [(int(year), int(unit)) for year, unit in np.argwhere((values > 0) & (values < 1))]
