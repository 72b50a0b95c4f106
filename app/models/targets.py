"""Which of the plan's targets are about one indicator in one neighbourhood.

A measure is about the neighbourhood it names. Without one it is about a neighbourhood when its goal is about that one
alone, or when its baseline is that neighbourhood's own figure of that year. It refuses to guess from names: a target
that could be anybody's is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from app.models.plan import Plan, Record

Figure = Callable[[int], float | None]
"""The neighbourhood's own figure of the indicator in a year, None where there is none."""


@dataclass(frozen=True, slots=True)
class Aim:
    """A value to be reached in a year, in the indicator's unit, and the measure that says so."""

    year: int
    value: Decimal
    measure: str


def aims(plan: Plan, indicator: str, neighbourhood: str, figure: Figure) -> tuple[Aim, ...]:
    """The targets for an indicator (its definition's record id) in a neighbourhood (its plain name), by year."""
    found = []
    for measure in plan.of("measure"):
        if measure.text("indicator") == indicator and _is_about(plan, measure, f"area:{neighbourhood}", figure):
            found += [aim for target in plan.children(measure.id, "target") if (aim := _aim(target, measure.id))]
    return tuple(sorted(found, key=lambda aim: (aim.year, aim.measure)))


def _aim(target: Record, measure: str) -> Aim | None:
    year, value = target.number("year"), target.text("value")
    return Aim(year, Decimal(value), measure) if year is not None and value else None


def _is_about(plan: Plan, measure: Record, area: str, figure: Figure) -> bool:
    if not measure.is_empty("neighbourhood"):
        return measure.text("neighbourhood") == area
    goal = plan.get(measure.text("goal"))
    places = goal.refs("neighbourhoods") if goal is not None else ()
    if places == (area,):
        return True
    year, baseline = measure.number("baseline_year"), measure.text("baseline_value")
    if (places and area not in places) or year is None or not baseline:
        return False
    own = figure(year)
    return own is not None and _written_as(own, Decimal(baseline)) == Decimal(baseline)


def _written_as(value: float, like: Decimal) -> Decimal:
    """The value with as many decimals as `like` is written with."""
    exponent = like.as_tuple().exponent
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(int(exponent) if int(exponent) < 0 else 0), ROUND_HALF_UP)
