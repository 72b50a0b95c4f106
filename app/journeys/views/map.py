"""The map: the index or one of its domains, over the city."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from app.figures import classes
from app.figures.map import MapData, map_chart
from app.figures.scene import Measure, Scene
from app.journeys import atlas
from app.journeys.situation import ROOT, Situation
from app.journeys.views.asked import NOTHING, Asked, Chooser
from app.journeys.views.own import highest_own
from app.journeys.views.parts import (
    MAP,
    Row,
    Table,
    View,
    kind_of_units,
    node_label,
    quote,
    source_line,
)
from app.models.places import CITY
from app.models.schema import DOMAINS
from app.models.wording import analysis as words
from app.models.wording import typography

T = TypeVar("T")
BORDERS = " Stadsdelarnas gränser är från 2021, nämnderna från 2014."


def map_of(situation: Situation, asked: Asked = NOTHING) -> View:
    """The map: the index, a domain or an indicator over the city; without a node the first that has values."""
    tree = situation.result.framework.tree
    shown = asked.node if asked.node in tree.number else first_node(situation)
    year = situation.year_of(shown)
    values = {unit: situation.result.score(unit, year, shown) for unit in situation.result.units}
    reasons = {
        unit: words.REASON_WORDS[situation.result.reason(unit, year, shown)][0]
        for unit, value in values.items()
        if value is None
    }
    board = atlas.board_name(situation.plan)
    example, by_board = situation.plan.example, situation.about_boards
    data = map_data(values, reasons, classes.INDEX, board, asked.unit, example=example, by_board=by_board)
    title = f"{node_label(situation, shown)} {year}"

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        shapes, water = atlas.shapes(example), atlas.water(example)
        return map_chart(shapes, data, (width, height), measure, water=water, scale=scale, title=title)

    answer = _map_answer(situation, asked.unit, values, reasons, title)
    unit = asked.unit if asked.unit in values else _highest(values, situation.own) or highest_own(situation)
    city = situation.result.score(CITY, year, shown) if CITY in situation.result.panel.units else None
    return View(
        MAP,
        f"Var är risken hög? {title}",
        answer,
        "Kartan visar områdenas plats, inte hur många som bor där." + ("" if example else BORDERS),
        title,
        build,
        _map_table(situation, values, reasons),
        "I ljust läge är mörkare högre risk, i mörkt läge ljusare. Skrafferat betyder att uppgift saknas.",
        source_line(situation, year),
        quote(situation, MAP, unit, answer, values.get(unit or ""), reference=city, year=year),
        unit=unit or "",
        choosers=(_node_chooser(situation, shown),),
    )


def _node_chooser(situation: Situation, shown: str) -> Chooser:
    """The index and its domains, and the indicator that was chosen in another view."""
    known = [key for key in (ROOT, *DOMAINS) if key in situation.result.framework.tree.number]
    options = [*known, shown] if shown not in known else known
    named = tuple((key, node_label(situation, key)) for key in options)
    return Chooser("node", "Index eller huvudområde", named, shown)


def first_node(situation: Situation) -> str:
    """The index where there is one, else the first domain with values, else the first node there is."""
    result = situation.result
    known = [key for key in (ROOT, *DOMAINS) if key in result.framework.tree.number]
    for key in known:
        year = situation.year_of(key)
        if any(result.score(unit, year, key) is not None for unit in result.units):
            return key
    return known[0]


def _highest(values: Mapping[str, float | None], units: Sequence[str]) -> str | None:
    known = [(value, unit) for unit in units if (value := values.get(unit)) is not None]
    return max(known)[1] if known else None


def map_data(
    values: Mapping[str, float | None],
    reasons: Mapping[str, str],
    limits: classes.Classes,
    board: str,
    chosen: str | None,
    *,
    example: bool,
    by_board: bool,
) -> MapData:
    """What the map says of a table: values of boards go over all their neighbourhoods, others over themselves.

    `chosen` is written out, whoever's it is.
    """
    places = atlas.catalogue(example).neighbourhoods()
    of = {place.name: (place.board if by_board else place.name) or "" for place in places}
    whole = {place.name: f"{place.board} stadsdelsområde" for place in places} if by_board else {}
    at = next((name for name, unit in of.items() if unit == chosen), "")
    return MapData(_over(values, of), board, limits, reasons=_over(reasons, of), whole=whole, chosen=at)


def _over(found: Mapping[str, T], of: Mapping[str, str]) -> dict[str, T]:
    return {name: found[key] for name, key in of.items() if key in found}


def _map_answer(
    situation: Situation,
    chosen: str | None,
    values: Mapping[str, float | None],
    reasons: Mapping[str, str],
    title: str,
) -> str:
    known = {unit: value for unit, value in values.items() if value is not None}
    if not known:
        return f"{title}: uppgift saknas för alla {kind_of_units(situation)}."
    if chosen is not None and chosen in reasons:
        return f"{chosen} saknar värde: {reasons[chosen]}. {_highest_words(known)}"
    if chosen is not None and chosen in known:
        place = 1 + sum(value > known[chosen] for value in known.values())
        said = f"{chosen} har {typography.number(known[chosen], 1)} poäng, plats {place} av {len(known)}."
        return said if place == 1 else f"{said} {_highest_words(known)}"
    own = [unit for unit in situation.own if unit in known]
    if not own:
        return _highest_words(known)
    best = max(own, key=lambda unit: known[unit])
    if known[best] == max(known.values()):
        return f"{best} har det högsta värdet i staden, {typography.number(known[best], 1)} poäng."
    opening = f"Högst av {situation.whose} {kind_of_units(situation)} är {best}," if len(own) > 1 else f"{best} har"
    return f"{opening} {typography.number(known[best], 1)} poäng. {_highest_words(known)}"


def _highest_words(known: Mapping[str, float]) -> str:
    highest = max(known, key=lambda unit: known[unit])
    return f"Högst i staden är {highest}, {typography.number(known[highest], 1)}."


def _map_table(situation: Situation, values: Mapping[str, float | None], reasons: Mapping[str, str]) -> Table:
    def order(unit: str) -> tuple[bool, bool, float]:
        value = values[unit]
        return unit not in situation.own, value is None, -(value or 0.0)

    rows = []
    for unit in sorted(values, key=order):
        value = values[unit]
        text = typography.number(value, 1) if value is not None else reasons[unit]
        rows.append(Row(unit, (unit, text), unit in situation.own, muted=value is None))
    what = "Stadsdel" if kind_of_units(situation) == "stadsdelar" else "Område"
    return Table((what, "Poäng"), frozenset({1}), tuple(rows))
