"""Shared problems: where several neighbourhoods stand in every indicator, those with the greatest need first.

Knows places among all neighbourhoods, not only those asked for, so that a cell says the same whoever stands beside it.
Refuses to add indicators up: need is how many are weak, and only where that is equal how high the places are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.analysis.problems import REASONS
from app.analysis.result import IndexResult
from app.analysis.spread import STRONG, WEAK, WORST_SHARE, Spread, Standing, spreads

MISSING_LEVEL, BEST_LEVEL, WORST_LEVEL = 0, 1, 5


@dataclass(frozen=True)
class HeatCell:
    """One neighbourhood in one indicator, in the newest year anybody has a figure.

    `direction` 1: a high figure is high risk. `rank` 1 is the highest risk of `of` with a figure, `from_best` 1 the
    lowest. `level`: 5 is weak, 1 strong, 2–4 the thirds between (by place),
    3 where all are alike, 0 where there is no figure and `reason` says why.
    """

    indicator: str
    unit: str
    direction: int
    year: int
    value: float | None
    reason: str
    n: float | None
    rank: int | None
    from_best: int | None
    of: int
    standing: Standing
    level: int


@dataclass(frozen=True)
class Heat:
    """`units` and `indicators` in the order of need; `domains` likewise, each with its indicators together.

    An indicator nobody has a figure of is not among them.
    """

    units: tuple[str, ...]
    domains: Mapping[str, tuple[str, ...]]
    cells: Mapping[tuple[str, str], HeatCell]

    @property
    def indicators(self) -> tuple[str, ...]:
        """All indicators, domain by domain."""
        return tuple(key for keys in self.domains.values() for key in keys)

    def row(self, indicator: str) -> tuple[HeatCell, ...]:
        """An indicator's cells in the order of the units."""
        return tuple(self.cells[indicator, unit] for unit in self.units)

    def column(self, unit: str) -> tuple[HeatCell, ...]:
        """A neighbourhood's cells in the order of the indicators."""
        return tuple(self.cells[indicator, unit] for indicator in self.indicators)


def heat(result: IndexResult, units: Sequence[str], year: int, share: float = WORST_SHARE) -> Heat:
    """Every indicator of `units`. share: how large a part counts as weak, and as strong.

    Raises KeyError for an unknown unit.
    """
    place = {unit: at for at, unit in enumerate(result.panel.units)}
    who = [place[unit] for unit in units]
    cells: dict[tuple[str, str], HeatCell] = {}
    domains: dict[str, list[str]] = {}
    tree = result.framework.tree
    for spread in spreads(result.panel, tree, year):
        domains.setdefault(tree.keys[tree.parent[spread.leaf]], []).append(spread.indicator)
        for unit, at in zip(units, who, strict=True):
            cells[spread.indicator, unit] = _cell(result, spread, at, share)
    rows = {key: [cells[key, unit] for unit in units] for keys in domains.values() for key in keys}
    ordered = {domain: tuple(sorted(keys, key=lambda key: _need(rows[key]))) for domain, keys in domains.items()}
    by_need = sorted(ordered, key=lambda domain: _need([cell for key in ordered[domain] for cell in rows[key]]))
    columns = {unit: [row[at] for row in rows.values()] for at, unit in enumerate(units)}
    return Heat(
        tuple(sorted(columns, key=lambda unit: (*_need(columns[unit]), unit))),
        {domain: ordered[domain] for domain in by_need},
        cells,
    )


def _need(cells: Iterable[HeatCell]) -> tuple[float, float]:
    """Falling need as rising numbers: the share that is weak, then the mean place between worst (0) and best (1)."""
    known = [cell for cell in cells if cell.rank is not None]
    if not known:
        return 0.0, 1.0
    weak = sum(cell.standing == WEAK for cell in known) / len(known)
    return -weak, math.fsum(_height(cell) for cell in known) / len(known)


def _height(cell: HeatCell) -> float:
    return ((cell.rank or 1) - 1) / max(cell.of - 1, 1)


def _cell(result: IndexResult, spread: Spread, who: int, share: float) -> HeatCell:
    panel = result.panel
    value, place = float(panel.values[spread.leaf, spread.when, who]), spread.places[who]
    standing = spread.standing(who, share)
    return HeatCell(
        indicator=spread.indicator,
        unit=panel.units[who],
        direction=spread.direction,
        year=spread.year,
        value=None if math.isnan(value) else value,
        reason=REASONS[int(panel.status[spread.leaf, spread.when, who])],
        n=panel.sample_of(spread.leaf, spread.when, who),
        rank=None if np.isnan(place) else int(place),
        from_best=None if np.isnan(place) else int(spread.best_places[who]),
        of=spread.of,
        standing=standing,
        level=MISSING_LEVEL if np.isnan(place) else _level(spread, float(place), standing, share),
    )


def _level(spread: Spread, place: float, standing: Standing, share: float) -> int:
    if standing in (WEAK, STRONG):
        return WORST_LEVEL if standing == WEAK else BEST_LEVEL
    if spread.is_flat:
        return 3
    between = ((place - 0.5) / spread.of - share) / max(1.0 - 2.0 * share, 1e-9)
    return 4 - min(max(int(between * 3), 0), 2)
