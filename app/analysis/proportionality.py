"""Whether effort goes where risk is: each neighbourhood's share of the money beside its share of the people at risk.

People at risk are those who live in neighbourhoods whose index is at or over a stated threshold. The index is an
interval scale, so it is only ever compared with the threshold: never multiplied, divided or weighed by. Refuses to
say what would be fair, and to count people where there is no index.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.analysis.result import IndexResult
from app.models.errors import UserError

UNKNOWN_PLACE, NO_POPULATION = "unknown_place", "no_population"
"""Reasons beside those of the engine: the table does not have the place, or nobody knows how many live there."""


@dataclass(frozen=True)
class Share:
    """One neighbourhood. `above`: its inhabitants when its index is at or over the threshold, else 0; None where that
    cannot be said, and `reason` says why ("ok" otherwise). Shares are in per cent of all money and of all `above`.
    """

    unit: str
    index: float | None
    effort: int
    inhabitants: float | None
    above: float | None
    reason: str
    effort_share: float
    above_share: float | None

    @property
    def difference(self) -> float | None:
        """Percentage points: the share of the money less the share of the people."""
        return None if self.above_share is None else self.effort_share - self.above_share


@dataclass(frozen=True)
class Proportionality:
    """`rows` have the highest index first, then those without one. `untied`: kronor that belong to no neighbourhood,
    with `untied_share` of all money. `above` is everybody in `rows` over the threshold, `city_above` everybody in the
    city. The shares of the money, the untied with them, and those of the people each sum to 100.
    """

    year: int
    threshold: float
    rows: tuple[Share, ...]
    effort: int
    untied: int
    untied_share: float
    above: float
    city_above: float


def proportionality(
    result: IndexResult,
    effort: Mapping[str, int],
    population: Mapping[str, float],
    threshold: float,
    *,
    year: int,
    untied: int = 0,
    units: Iterable[str] = (),
) -> Proportionality:
    """Compare shares of `effort` (kronor by neighbourhood, ≥ 0) with shares of the people over `threshold` in `year`.

    population: inhabitants by neighbourhood. untied: kronor that belong to none. units: neighbourhoods that are
    compared beside those with money. An index is compared as it is written, with one decimal, so that nobody reads
    60,0 and finds it under 60. Raises `UserError` "proportion_nothing" when there is no money, ValueError for a
    negative amount, KeyError for an unknown year.
    """
    if untied < 0 or any(amount < 0 for amount in effort.values()):
        raise ValueError("an amount is never negative")
    total = sum(effort.values()) + untied
    if total == 0:
        raise UserError("proportion_nothing")
    if year not in result.years:
        raise KeyError(year)
    places = list(dict.fromkeys([*units, *effort]))
    known = {unit: _above(result, unit, year, population, threshold) for unit in places}
    above = math.fsum(people for people, _ in known.values() if people is not None)
    rows = [
        Share(
            unit,
            _index(result, unit, year),
            effort.get(unit, 0),
            population.get(unit),
            people,
            reason,
            100 * effort.get(unit, 0) / total,
            None if people is None or above == 0 else 100 * people / above,
        )
        for unit, (people, reason) in known.items()
    ]
    rows.sort(key=lambda row: (row.index is None, -(row.index or 0.0), row.unit))
    city = (_above(result, unit, year, population, threshold)[0] for unit in result.units)
    whole = math.fsum(people for people in city if people is not None)
    return Proportionality(year, threshold, tuple(rows), total, untied, 100 * untied / total, above, whole)


def _index(result: IndexResult, unit: str, year: int) -> float | None:
    return result.score(unit, year) if unit in result.units else None


def _above(
    result: IndexResult, unit: str, year: int, population: Mapping[str, float], threshold: float
) -> tuple[float | None, str]:
    """(people over the threshold, "ok"), or (None, why that cannot be said)."""
    if unit not in result.units:
        return None, UNKNOWN_PLACE
    score = result.score(unit, year)
    if score is None:
        return None, result.reason(unit, year)
    people = population.get(unit)
    if people is None or math.isnan(people):
        return None, NO_POPULATION
    return (people if _written(score) >= _written(threshold) else 0.0), "ok"


def _written(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal("0.1"), ROUND_HALF_UP)
