"""Faults that show only when the figures are seen together: shares written as 0.12 among others written as 12.

Knows what such a mix looks like, within a year and between years. Refuses to convert anything: it names the rows.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from app.analysis.framework import FloatArray, Framework, same_text
from app.analysis.panel import MaskArray, Panel
from app.analysis.problems import Problem, error

PERCENT_UNITS = ("", "%", "procent", "percent", "andel", "share")
GAP = 8.0
"""How many times larger the smallest percentage is than the largest fraction, before the two are held apart."""
SLACK = 1.5
APART = 3.0
"""How far from a hundredfold the medians of two years may be and still look like one figure written in two ways."""
SHOWN = 5
Place = tuple[int, int]
"""Year number, unit number."""


def table_problems(panel: Panel, framework: Framework, values: pd.DataFrame) -> list[Problem]:
    """Mixed units per indicator, over all years and units together; `values` is the table, for its row numbers."""
    found = []
    for leaf, key in enumerate(framework.tree.leaves):
        if framework.text(key, "unit").strip().lower() in PERCENT_UNITS:
            figures = panel.values[leaf]
            mixed = fractions_among_percentages(figures) or years_of_fractions(figures)
            found += [_unit_mix(panel, key, mixed, values)] if mixed else []
    return found


def _unit_mix(panel: Panel, key: str, mixed: list[Place], values: pd.DataFrame) -> Problem:
    names = [f"{panel.units[unit]} {panel.years[year]}" for year, unit in mixed]
    said = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    cells = {(panel.years[year], panel.units[unit]) for year, unit in mixed}
    own = np.flatnonzero(values["indicator"].map(same_text).eq(key).to_numpy())
    table = values.iloc[own]
    at = zip(own.tolist(), pd.to_numeric(table["year"]), map(same_text, table["unit"]), strict=True)
    rows = tuple(row for row, year, unit in at if (int(year), unit) in cells)
    year, unit = mixed[0]
    return error("unit_mix", unit=panel.units[unit], year=panel.years[year], indicator=key, rows=rows, detail=said)


def fractions_among_percentages(values: FloatArray) -> list[Place]:
    """Positions of values below 1 that look like fractions among percentages of 1–100; values: (Y, U).

    They do when no value lies in a wide gap between the two groups, and a hundred times each fraction would lie
    among the percentages. An indicator with values in the gap, or above 100, is left in peace.
    """
    known = values[~np.isnan(values)]
    low, high = known[(known > 0) & (known < 1)], known[known >= 1]
    if not len(low) or not len(high) or high.max() > 100 or known.min() < 0 or high.min() < GAP * low.max():
        return []
    return _places((values > 0) & (values < 1)) if _fits(low, high) else []


def years_of_fractions(values: FloatArray) -> list[Place]:
    """Positions of whole years that look like fractions beside years of percentages, however wide both spread.

    A year is one of fractions when all its values are 0–1, and one of percentages when they are 0–100 and most are
    above 1. They are a mix when a hundred times the fractions would lie among the percentages, median by median.
    """
    highest = np.fmax.reduce(values, axis=1)
    if not (highest <= 1).any() or not (highest > 1).any():
        return []
    with np.errstate(invalid="ignore"):
        fractions = np.asarray(((values >= 0) & (values <= 1) | np.isnan(values)).all(axis=1))
        percentages = np.asarray(((values >= 0) & (values <= 100) | np.isnan(values)).all(axis=1)) & ~fractions
        percentages &= (values > 1).sum(axis=1) * 2 > (~np.isnan(values)).sum(axis=1)
    low, high = (values[years][values[years] > 0] for years in (fractions, percentages))
    if len(low) < 2 or not len(high) or not (fractions | percentages).all() or not _fits(low, high):
        return []
    ratio = float(np.median(high) / np.median(low))
    return _places(fractions[:, np.newaxis] & (values > 0)) if 100 / APART < ratio < 100 * APART else []


def _fits(low: FloatArray, high: FloatArray) -> bool:
    """Whether a hundred times the fractions would lie among the percentages."""
    return bool(low.min() * 100 * SLACK >= high.min() and low.max() * 100 <= high.max() * SLACK)


def _places(mask: MaskArray) -> list[Place]:
    return [(int(year), int(unit)) for year, unit in np.argwhere(mask)]
