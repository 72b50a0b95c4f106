"""How a node has moved over the years for a unit, cut wherever two years cannot be held against each other.

Knows which years stand side by side: a stretch ends at a year without a value and at a change of definition, which an
index and a domain inherit from each indicator they are joined of. A change is told within one stretch, and over the
indicators that both its ends have. Refuses to bridge anything, and to follow an index whose scale moves every year.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from app.analysis.aggregate import aggregate
from app.analysis.framework import FloatArray, Tree
from app.analysis.method import RANK_BASED, Method
from app.analysis.problems import NOT_DELIVERED, REASONS, SMALL_POPULATION
from app.analysis.reference import CITY, UNIT, Reference, ReferenceName
from app.analysis.reference import reference as take_reference
from app.analysis.result import IndexResult
from app.models.errors import UserError

HALF_SHOWN, NEAR_SHARE = 0.05, 0.005
"""What is no change to speak of: less than half of the last decimal that figures are told with, or less than this
share of the way from the lowest to the highest among the neighbourhoods, all years taken together."""

Breaks = Mapping[str, Sequence[int]]
"""By indicator: the first year of each new definition."""


@dataclass(frozen=True)
class TrendPoint:
    """One year. `value`: the figure in its own unit for an indicator, else the score; `score`: None where the scale
    moves or a unit has none. `indicators`: those the value is joined of."""

    year: int
    value: float
    score: float | None
    indicators: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """From `first` to `last` in the unit of the values, over `indicators`, which both years have.

    `risk` is 1 towards higher risk, -1 towards lower and 0 for nothing to speak of. `alike` says that both ends are
    joined of `indicators` and nothing else, so that `amount` is the difference of the two values.
    """

    first: int
    last: int
    amount: float
    risk: int
    indicators: tuple[str, ...]
    alike: bool


@dataclass(frozen=True)
class TrendLine:
    """A unit, or a mean of `units` (`kind` as in `Reference`). `stretches` are the points that may be joined by a
    line, cut at gaps and breaks; `gaps` are the measured years without a value, with one of `REASONS`."""

    name: str
    kind: str
    units: tuple[str, ...]
    stretches: tuple[tuple[TrendPoint, ...], ...]
    gaps: tuple[tuple[int, str], ...]
    change: Change | None

    @property
    def points(self) -> tuple[TrendPoint, ...]:
        """All of them, by year."""
        return tuple(point for stretch in self.stretches for point in stretch)


@dataclass(frozen=True)
class Trend:
    """`node` is a key of the framework. `years` are those in which anybody has a value for it; `breaks` (year, keys of
    the indicators that changed then), between the first of the years and the last. `own.change` is in the latest
    stretch that has two points; the lines `beside` have theirs between the same years, over the same indicators.
    `near`: a difference less than this, in the unit of the values, is nothing to speak of.
    """

    node: str
    years: tuple[int, ...]
    breaks: tuple[tuple[int, tuple[str, ...]], ...]
    own: TrendLine
    beside: tuple[TrendLine, ...]
    near: float


def trend(
    result: IndexResult,
    unit: str,
    key: str | None = None,
    breaks: Breaks | None = None,
    beside: Sequence[ReferenceName] = (CITY,),
) -> Trend:
    """The years of a node (default the index) for `unit`, and for each of `beside`.

    `CITY` is the city's row where it has the node in any year, else the mean of the neighbourhoods in every year.
    Raises KeyError for an unknown unit or key, `UserError("trend_moving_scale")` for an index or a domain whose
    normalisation has other bounds each year: its changes would be those of the others.
    """
    node = result.place(unit, result.panel.years[0], key)[0]
    tree = result.framework.tree
    if node >= tree.leaf_count and scale_moves(result.method):
        raise UserError("trend_moving_scale")
    years = _measured(result, node)
    leaves = leaves_under(tree, node)
    cuts = _cuts(tree, leaves, breaks or {}, years)
    asked = _Asked(result, node, years, tuple(year for year, _ in cuts), _near(result, node))
    sides = [_sides(asked, unit), *(_sides(asked, _city(asked) if name == CITY else name) for name in beside)]
    change = _latest_change(asked, sides[0])
    own, *others = (_line(asked, side, _over(asked, side, change)) for side in sides)
    return Trend(tree.keys[node], years, cuts, own, tuple(others), asked.near)


def scale_moves(method: Method) -> bool:
    """Whether a score also changes when only the other units do."""
    return method.normalise in RANK_BASED or (method.baseline is None and method.normalise != "goalposts")


def leaves_under(tree: Tree, node: int, scores: FloatArray | None = None) -> tuple[int, ...]:
    """The indicators a node is joined of, by node number; with `scores` (N,) only those that reach it that time."""
    if scores is not None and math.isnan(scores[node]):
        return ()
    if node < tree.leaf_count:
        return (node,)
    found = (leaf for child in tree.children[node - tree.leaf_count] for leaf in leaves_under(tree, child, scores))
    return tuple(sorted(found))


def margin_of_change(first: float, first_n: float, last: float, last_n: float) -> float:
    """How much of a change between two surveys chance alone may make, at 95 %, in percentage points.

    first, last: percentages; first_n, last_n: how many answered. The half width of the interval for the difference of
    two independent proportions, 1.96·√(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂) (Agresti, *Categorical Data Analysis*, 3rd ed.,
    §3.1.1). It takes the answers for a simple random sample; with weights and non-response the true one is wider.
    """
    shares = ((first / 100, first_n), (last / 100, last_n))
    return 196.0 * math.sqrt(sum(share * (1 - share) / n for share, n in shares))


@dataclass(frozen=True, eq=False)
class _Asked:
    """What every line of one trend shares."""

    result: IndexResult
    node: int
    years: tuple[int, ...]
    cuts: tuple[int, ...]
    near: float

    @property
    def tree(self) -> Tree:
        return self.result.framework.tree

    def value(self, side: Reference) -> float:
        """The figure of an indicator, the score of any other node; NaN when missing."""
        of_leaf = self.node < self.tree.leaf_count
        return float(side.figures[self.node] if of_leaf else side.scores[self.node])


@dataclass(frozen=True, eq=False)
class _Side:
    """One line's years: `known` those in which it exists at all."""

    name: str
    kind: str
    units: tuple[str, ...]
    known: Mapping[int, Reference]


def _near(result: IndexResult, node: int) -> float:
    of_leaf = node < result.framework.tree.leaf_count
    known = (result.panel.values[node] if of_leaf else result.scores[node])[result.counted]
    known = known[~np.isnan(known)]
    return max(HALF_SHOWN, NEAR_SHARE * float(np.ptp(known)) if len(known) else 0.0)


def _measured(result: IndexResult, node: int) -> tuple[int, ...]:
    of_leaf = node < result.framework.tree.leaf_count
    there = ~np.isnan(result.panel.values[node] if of_leaf else result.scores[node])
    return tuple(year for year, row in zip(result.panel.years, there, strict=True) if row.any())


def _cuts(
    tree: Tree, leaves: Sequence[int], breaks: Breaks, years: Sequence[int]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    found: dict[int, list[str]] = {}
    for key in (tree.keys[leaf] for leaf in leaves):
        for year in set(breaks.get(key, ())):
            if years and years[0] < year <= years[-1]:
                found.setdefault(year, []).append(key)
    return tuple((year, tuple(found[year])) for year in sorted(found))


def _city(asked: _Asked) -> ReferenceName:
    """One and the same in all years: a row in some and a mean in others would look like a change."""
    panel = asked.result.panel
    if panel.city >= 0:
        row = panel.units[panel.city]
        if any(not math.isnan(asked.value(side)) for side in _sides(asked, row).known.values()):
            return row
    return asked.result.units


def _sides(asked: _Asked, name: ReferenceName) -> _Side:
    known: dict[int, Reference] = {}
    for year in asked.years:
        try:
            known[year] = take_reference(asked.result, year, name)
        except UserError:
            continue  # nobody of a group is large enough that year: a gap, said as one
    some = next(iter(known.values()), None)
    units = name if isinstance(name, tuple) else (name,)
    return _Side(some.name if some else units[0], some.kind if some else UNIT, units, known)


def _line(asked: _Asked, side: _Side, change: Change | None) -> TrendLine:
    points, gaps = [], []
    for year in asked.years:
        found = side.known.get(year)
        if found is None or math.isnan(asked.value(found)):
            gaps.append((year, _reason(asked, side, year)))
        else:
            points.append(_point(asked, year, found))
    return TrendLine(side.name, side.kind, side.units, _stretches(points, asked.cuts), tuple(gaps), change)


def _point(asked: _Asked, year: int, side: Reference) -> TrendPoint:
    score = float(side.scores[asked.node])
    fixed = not (math.isnan(score) or scale_moves(asked.result.method))
    leaves = leaves_under(asked.tree, asked.node, side.scores) or (asked.node,)
    return TrendPoint(
        year, asked.value(side), score if fixed else None, tuple(asked.tree.keys[leaf] for leaf in leaves)
    )


def _reason(asked: _Asked, side: _Side, year: int) -> str:
    result = asked.result
    if side.kind != UNIT:
        return REASONS[SMALL_POPULATION if year not in side.known else NOT_DELIVERED]
    node, when, who = result.place(side.units[0], year, asked.tree.keys[asked.node])
    of_leaf = node < asked.tree.leaf_count
    return REASONS[int((result.panel.status if of_leaf else result.reasons)[node, when, who])]


def _stretches(points: Sequence[TrendPoint], cuts: Sequence[int]) -> tuple[tuple[TrendPoint, ...], ...]:
    """Runs of years that follow on each other, none over a year in which the definition changed."""
    if not points:
        return ()
    stretches = [[points[0]]]
    for before, point in pairwise(points):
        if point.year != before.year + 1 or point.year in cuts:
            stretches.append([])
        stretches[-1].append(point)
    return tuple(map(tuple, stretches))


def _latest_change(asked: _Asked, side: _Side) -> Change | None:
    for stretch in reversed(_line(asked, side, None).stretches):
        if len(stretch) > 1:
            first, last = stretch[0], stretch[-1]
            common = tuple(key for key in first.indicators if key in last.indicators)
            alike = first.indicators == last.indicators
            return _changed(asked, side, Change(first.year, last.year, math.nan, 0, common, alike))
    return None


def _over(asked: _Asked, side: _Side, own: Change | None) -> Change | None:
    return None if own is None else _changed(asked, side, own)


def _changed(asked: _Asked, side: _Side, given: Change) -> Change | None:
    """The same years and indicators for one line; None where it lacks any of them or enough to be joined."""
    ends = [side.known.get(given.first), side.known.get(given.last)]
    if ends[0] is None or ends[1] is None:
        return None
    before, after = (_joined(asked, end, given.indicators) for end in (ends[0], ends[1]))
    amount = after - before
    if math.isnan(amount):
        return None
    toward = amount * (asked.tree.direction[asked.node] if asked.node < asked.tree.leaf_count else 1.0)
    risk = 0 if abs(amount) < asked.near else int(math.copysign(1, toward))
    return Change(given.first, given.last, amount, risk, given.indicators, given.alike)


def _joined(asked: _Asked, side: Reference, indicators: Sequence[str]) -> float:
    """The node's value over `indicators` alone, NaN where one of them is missing."""
    tree = asked.tree
    if asked.node < tree.leaf_count:
        return asked.value(side)
    wanted = [tree.number[key] for key in indicators]
    scores = np.full((tree.leaf_count, 1), np.nan)
    scores[wanted, 0] = side.scores[wanted]
    if np.isnan(scores[wanted]).any():
        return math.nan
    return float(aggregate(scores, tree, asked.result.method)[0][asked.node, 0])
