"""Figures that are to be marked where they are shown: those outside the bounds, and those the treatment pulled in.

Knows raw figures and what they were measured against. Refuses to change any: they are kept and told.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from app.analysis.method import RANK_BASED
from app.analysis.normalise import Bounds, posts_of, take_baseline
from app.analysis.panel import MaskArray
from app.analysis.result import IndexResult


def outside(result: IndexResult) -> pd.DataFrame:
    """Neighbourhoods' figures outside the bounds: year, unit, indicator, value. Under goalposts: outside the posts."""
    raw, method = result.panel.values, result.method
    baseline = None if method.normalise in RANK_BASED else method.baseline
    found = Bounds(take_baseline(raw, result.counted, result.panel.years, baseline).sample)
    low, high = posts_of(found, result.framework.tree, method)
    with np.errstate(invalid="ignore"):
        over = (raw < low[..., np.newaxis]) | (raw > high[..., np.newaxis])
    return _cells(result, over & result.counted)


def capped(result: IndexResult) -> pd.DataFrame:
    """Figures that the outlier treatment pulled in: year, unit, indicator, value, and what was `used` instead.

    An indicator whose logarithm was taken is not listed: see `result.treatments`, where it has a `shift`.
    """
    raw, number = result.panel.values, result.framework.tree.number
    used = raw.copy()
    for done in (done for done in result.treatments if done.shift is None):
        years = slice(None) if len(result.baseline.years[0]) == 1 else done.column
        used[number[done.indicator], years] = np.clip(used[number[done.indicator], years], done.low, done.high)
    pulled = (used != raw) & ~np.isnan(raw) & result.counted
    return _cells(result, pulled).assign(used=used[np.nonzero(pulled)])


def _cells(result: IndexResult, mask: MaskArray) -> pd.DataFrame:
    leaf, when, who = np.nonzero(mask)
    columns = {
        "year": [result.panel.years[place] for place in when],
        "unit": [result.panel.units[place] for place in who],
        "indicator": [result.framework.tree.leaves[place] for place in leaf],
        "value": result.panel.values[leaf, when, who],
    }
    return pd.DataFrame(columns)
