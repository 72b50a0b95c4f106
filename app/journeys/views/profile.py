"""*Profil*: what are the strengths and weaknesses of a neighbourhood, indicator by indicator?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.figures.profile import profile_chart
from app.figures.scene import Measure, Scene
from app.journeys.situation import Situation
from app.journeys.views.asked import CITY_REFERENCE, NOTHING, Asked, Chooser
from app.journeys.views.own import highest_own
from app.journeys.views.parts import (
    DASH,
    PROFILE,
    Quote,
    Row,
    Table,
    View,
    indicator_label,
    quote,
    source_line,
    unit_chooser,
)
from app.journeys.views.profile_strips import figure_of, note_of, strips_of
from app.journeys.views.profiled import Profiled
from app.models.wording.views import profile as words

if TYPE_CHECKING:
    from app.analysis import Peer, ProfileRow

FINDING_KINDS = {"weak": "risk_factor", "strong": "strength"}


def profile(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Profil* of the chosen neighbourhood, index or not. None where the table knows no unit of the plan."""
    units = situation.result.units
    unit = asked.unit if asked.unit in units else highest_own(situation)
    if unit is None:
        return None
    other = asked.reference if asked.reference in units and asked.reference != unit else ""
    found = Profiled(situation, unit, other)
    strips, names, answer = strips_of(found), found.names, found.answer()

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        title = words.chart_title(unit)
        return profile_chart(strips, names, (width, height), measure, scale=scale, title=title)

    return View(
        PROFILE,
        words.question(unit),
        answer,
        found.caveat(),
        words.chart_title(unit),
        build,
        _table(found),
        words.HOW_TO_READ,
        source_line(situation),
        _quote(found, answer),
        unit=unit,
        choosers=(unit_chooser(situation, units, unit), _reference_chooser(found)),
        table_width="figures",
    )


def _reference_chooser(found: Profiled) -> Chooser:
    """The city and the board are always there; one more neighbourhood may be."""
    others = unit_chooser(found.situation, found.situation.result.units, "").options
    plain = (CITY_REFERENCE, "Staden och nämnden" if found.board else "Staden")
    options = (plain, *(option for option in others if option[0] != found.unit))
    return Chooser("reference", "Jämför med", options, found.other or CITY_REFERENCE)


def _quote(found: Profiled, answer: str) -> Quote:
    """The answer with the indicators it names; one of them alone gives its figure and the city's."""
    named = found.named()
    only = named[0] if len(named) == 1 else None
    value = only.value if only is not None else None
    city = only.city.value if only is not None and only.city is not None else None
    made = quote(
        found.situation,
        PROFILE,
        found.unit,
        answer,
        value,
        reference=city,
        indicators=[row.indicator for row in named],
        kind=FINDING_KINDS[named[0].standing] if named else "",
    )
    if city is not None:
        return made
    return replace(made, fields={name: given for name, given in made.fields.items() if name != "reference_value"})


def _table(found: Profiled) -> Table:
    """The own figure, the city's, the board's or that of the one compared with, and the place."""
    beside = found.other or ("Nämnden" if found.board else "")
    titles = ["Indikator", found.unit, "Staden", *([beside] if beside else []), "Plats"]
    rows = tuple(_row(found, row) for row in found.rows)
    return Table(tuple(titles), frozenset(range(1, len(titles))), rows)


def _row(found: Profiled, row: ProfileRow) -> Row:
    own = note_of(row) if row.value is None else figure_of(found, row, row.value)
    if row.year not in (None, found.situation.year):
        own = f"{own} ({row.year})"
    cells = [indicator_label(found.situation, row.indicator), own, _figure(found, row, _value(row.city))]
    if found.other:
        cells.append(_figure(found, row, found.others.get(row.indicator)))
    elif found.board:
        cells.append(_figure(found, row, _value(row.board)))
    place = DASH if row.rank is None else words.place_cell(row.rank, row.of, row.standing)
    return Row(row.indicator, (*cells, place), muted=row.value is None)


def _value(peer: Peer | None) -> float | None:
    return None if peer is None else peer.value


def _figure(found: Profiled, row: ProfileRow, value: float | None) -> str:
    return DASH if value is None else figure_of(found, row, value)
