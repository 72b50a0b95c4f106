"""The social index: pure functions over frames, numpy inside.

Knows how a composite index is checked, computed, explained and doubted. Refuses to know files, plans, clocks and the
window. Imports numpy and pandas: import it inside functions, never on the way to the first window.
"""

from __future__ import annotations

from app.analysis.agreement import Agreement, agreement
from app.analysis.compute import Prepared, check, compute, compute_prepared, prepare
from app.analysis.contributions import Bar, Contributions, contributions
from app.analysis.difference import Changed, Difference, difference
from app.analysis.framework import Framework
from app.analysis.heat import Heat, HeatCell, heat
from app.analysis.marked import capped, outside
from app.analysis.method import CITY_ROW, Method
from app.analysis.problems import IndexRefused, Problem
from app.analysis.profile import Peer, ProfileRow, Range, profile
from app.analysis.proportionality import Proportionality, Share, proportionality
from app.analysis.reference import Reference, mean_over_units, reference
from app.analysis.result import IndexResult
from app.analysis.sensitivity import Alternative, Choice, OneAtATime, default_choices, one_at_a_time
from app.analysis.similar import Neighbour, Similar, similar
from app.analysis.trend import Change, Trend, TrendLine, TrendPoint, margin_of_change, trend
from app.analysis.uncertainty import RankIntervals, Uncertainty, rank_intervals
from app.analysis.weak import WeakIndicator, weak_indicators
from app.analysis.what_if import FigureChange, NodeChange, WhatIf, what_if

__all__ = [
    "CITY_ROW",
    "Agreement",
    "Alternative",
    "Bar",
    "Change",
    "Changed",
    "Choice",
    "Contributions",
    "Difference",
    "FigureChange",
    "Framework",
    "Heat",
    "HeatCell",
    "IndexRefused",
    "IndexResult",
    "Method",
    "Neighbour",
    "NodeChange",
    "OneAtATime",
    "Peer",
    "Prepared",
    "Problem",
    "ProfileRow",
    "Proportionality",
    "Range",
    "RankIntervals",
    "Reference",
    "Share",
    "Similar",
    "Trend",
    "TrendLine",
    "TrendPoint",
    "Uncertainty",
    "WeakIndicator",
    "WhatIf",
    "agreement",
    "capped",
    "check",
    "compute",
    "compute_prepared",
    "contributions",
    "default_choices",
    "difference",
    "heat",
    "margin_of_change",
    "mean_over_units",
    "one_at_a_time",
    "outside",
    "prepare",
    "profile",
    "proportionality",
    "rank_intervals",
    "reference",
    "similar",
    "trend",
    "weak_indicators",
    "what_if",
]
