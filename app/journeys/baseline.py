"""A measure's baseline quoted from the plan's own table: what can be quoted, taking it, and what is said of it after.

A quote stands as it was taken. When the table has been replaced that is said, with what the newer one has, and nothing
is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.journeys.situation import Situation
from app.models import datasets, verbs
from app.models.change import Change, combine
from app.models.plan import Plan, Record
from app.models.wording import typography

if TYPE_CHECKING:
    from app.journeys.session import Session

KEEPS = 4
"""Decimals that a quote keeps."""


@dataclass(frozen=True)
class Offer:
    """A figure of an indicator in a neighbourhood: `value` as it is stored, its year, and the table it stands in."""

    indicator: str
    neighbourhood: str
    value: str
    year: int
    unit: str
    dataset: str
    sentence: str


def offers(known: Situation, plan: Plan, indicator: str) -> tuple[Offer, ...]:
    """What can be quoted for an indicator (its definition's id): the newest figure of each of the plan's own places."""
    definition = plan.get(indicator)
    key = definition.text("key") if definition is not None else ""
    if definition is None or key not in known.result.framework.tree.leaves or known.dataset.id not in plan:
        return ()
    places = sorted(known.own, key=typography.swedish_key)
    found = ((place, known.figure(place, key)) for place in places)
    table = datasets.named(plan.record(known.dataset.id))
    return tuple(_offer(definition, place, figure, table, known.dataset.id) for place, figure in found if figure)


def _offer(definition: Record, place: str, figure: tuple[float, int], table: str, dataset: str) -> Offer:
    value = typography.shortest(typography.exact(round(figure[0], KEEPS)))
    unit = definition.text("unit")
    told = typography.with_unit(typography.number(value), unit)
    sentence = f"{definition.text('label')} i {place}: {told} {figure[1]}. Ur {table}."
    return Offer(definition.id, f"area:{place}", value, figure[1], unit, dataset, sentence)


def quote(session: Session, measure_id: str, offer: Offer) -> None:
    """Takes the figure as the measure's baseline, in one change. The unit and source of the figure come with it."""
    session.do(quoted(session.plan, measure_id, offer), words="citerade baslinjen")


def quoted(plan: Plan, measure_id: str, offer: Offer) -> Change:
    """The change that makes the figure the measure's baseline."""
    dataset = plan.record(offer.dataset)
    given: dict[str, object] = {
        "baseline_value": offer.value,
        "baseline_year": offer.year,
        "indicator": offer.indicator,
        "neighbourhood": offer.neighbourhood,
        "source": dataset.text("source") or dataset.text("name"),
    }
    if offer.unit:
        given["unit"] = offer.unit
    changes = [verbs.set_value(plan, measure_id, name, value) for name, value in given.items()]
    edits = [edit for edit in combine(*changes).edits if getattr(edit, "field", "") != "baseline_dataset"]
    return combine(Change(tuple(edits)), verbs.set_value(plan, measure_id, "baseline_dataset", offer.dataset))


def told(plan: Plan, measure: Record, known: Situation | None) -> str:
    """Where the baseline is quoted from, and whether that table still counts; "" for one that was entered by hand.

    `known` is the computed situation, None while there is none: then what the newer table has is left unsaid.
    """
    dataset = plan.get(measure.text("baseline_dataset"))
    if dataset is None:
        return ""
    first = f"Baslinjen är citerad ur {datasets.named(dataset)}."
    newer = datasets.replacement(plan, dataset.id)
    if newer is None:
        return first
    now = _now(plan, measure, known) if known is not None and known.dataset.id == newer.id else ""
    return f"{first} Tabellen har ersatts av {datasets.named(newer)}. Citatet står kvar som det är.{now}"


def _now(plan: Plan, measure: Record, known: Situation) -> str:
    """What the newer table has for the same place and indicator, in the quoted year and last."""
    definition = plan.get(measure.text("indicator"))
    place = measure.text("neighbourhood").removeprefix("area:")
    key = definition.text("key") if definition is not None else ""
    if definition is None or key not in known.result.framework.tree.leaves or place not in known.result.panel.units:
        return " Indikatorn eller stadsdelen finns inte i den."
    figure = _figure_words(definition)
    year = measure.number("baseline_year")
    then = known.result.raw(place, year, key) if year in known.result.years else None
    parts = [f"för {year} {figure(then)}"] if then is not None else []
    last = known.figure(place, key)
    if last is not None and last[1] != year:
        parts.append(f"senast {figure(last[0])} ({last[1]})")
    return f" I den står {' och '.join(parts)}." if parts else " Uppgift saknas i den."


def _figure_words(definition: Record) -> Callable[[float], str]:
    unit = definition.text("unit")
    return lambda value: typography.with_unit(
        typography.number(typography.shortest(typography.exact(round(value, KEEPS)))), unit
    )
