"""The map: the index or one of its domains, over the city."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from app.figures import classes
from app.figures.map import MapData, map_chart
from app.figures.scene import Measure, Scene
from app.journeys import atlas
from app.journeys.situation import ROOT, Situation
from app.journeys.views.parts import (
    MAP,
    Row,
    Table,
    View,
    domain_label,
    indicator_label,
    kind_of_units,
    quote,
    source_line,
)
from app.journeys.views.standing import highest_own
from app.models.schema import DOMAINS
from app.models.wording import analysis as words
from app.models.wording import typography

T = TypeVar("T")


def map_of(situation: Situation, node: str = ROOT) -> View:
    """The map: the index, a domain or an indicator over the city."""
    tree = situation.result.framework.tree
    shown = node if node in tree.number else _first_node(situation)
    values = {unit: situation.result.score(unit, situation.year, shown) for unit in situation.result.units}
    reasons = {
        unit: words.REASON_WORDS[situation.result.reason(unit, situation.year, shown)][0]
        for unit, value in values.items()
        if value is None
    }
    board = atlas.board_name(situation.plan)
    spread = _per_neighbourhood(situation, values)
    data = MapData(spread, board, classes.INDEX, reasons=_per_neighbourhood(situation, reasons))
    example = situation.plan.example
    title = nodeindicator_label(situation, shown)

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        shapes, water = atlas.shapes(example), atlas.water(example)
        return map_chart(shapes, data, (width, height), measure, water=water, scale=scale, title=title)

    answer = _map_answer(situation, values, title)
    return View(
        MAP,
        f"Var är risken hög? {title}",
        answer,
        "Kartan visar områdenas plats, inte hur många som bor där. Gränser 2021, nämnder 2014.",
        "Karta",
        build,
        _map_table(situation, values, reasons),
        "Mörkare är högre risk i ljust läge, ljusare är högre i mörkt. Skrafferat betyder att uppgift saknas.",
        source_line(situation),
        quote(situation, MAP, highest_own(situation), answer, None),
        tuple(key for key in (ROOT, *DOMAINS) if key in tree.number),
    )


def nodeindicator_label(situation: Situation, node: str) -> str:
    """What a node of the framework is called."""
    if node == ROOT:
        return "Sammanvägt index"
    return domain_label(node) if node in DOMAINS else indicator_label(situation, node)


def _first_node(situation: Situation) -> str:
    return next(key for key in (ROOT, *DOMAINS) if key in situation.result.framework.tree.number)


def _per_neighbourhood(situation: Situation, values: Mapping[str, T]) -> dict[str, T]:
    """Values of boards are drawn over all their neighbourhoods; values of neighbourhoods over themselves."""
    places = atlas.catalogue(situation.plan.example).neighbourhoods()
    spread = {}
    for place in places:
        key = place.name if place.name in values else place.board
        if key is not None and key in values:
            spread[place.name] = values[key]
    return spread


def _map_answer(situation: Situation, values: Mapping[str, float | None], title: str) -> str:
    known = {unit: value for unit, value in values.items() if value is not None}
    if not known:
        return f"{title}: uppgift saknas för alla {kind_of_units(situation)}."
    own = [unit for unit in situation.own if unit in known]
    highest = max(known, key=lambda unit: known[unit])
    city = f"Högst i staden är {highest}, {typography.number(known[highest], 1)}."
    if not own:
        return city
    best = max(own, key=lambda unit: known[unit])
    if best == highest:
        return f"{best} har det högsta värdet i staden, {typography.number(known[best], 1)} poäng av 100."
    return f"Högst av våra är {best}, {typography.number(known[best], 1)} poäng av 100. {city}"


def _map_table(situation: Situation, values: Mapping[str, float | None], reasons: Mapping[str, str]) -> Table:
    def order(unit: str) -> tuple[bool, bool, float]:
        value = values[unit]
        return unit not in situation.own, value is None, -(value or 0.0)

    rows = []
    for unit in sorted(values, key=order):
        value = values[unit]
        text = typography.number(value, 1) if value is not None else reasons[unit]
        rows.append(Row(unit, (unit, text), unit in situation.own, muted=value is None))
    return Table(("Stadsdel", "Poäng"), frozenset({1}), tuple(rows))
