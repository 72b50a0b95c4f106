"""*Värmetabell*: which problems do our neighbourhoods share, and which strengths?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.figures.heat import HeatLine, HeatNames, HeatSquare, heat_chart
from app.figures.scene import Measure, Scene
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked, Chooser
from app.journeys.views.heat_shown import ALL, EVERY, OWN, HeatShown
from app.journeys.views.parts import (
    DASH,
    HEAT,
    Quote,
    Row,
    Table,
    View,
    domain_label,
    indicator_label,
    kind_of_units,
    quote,
    source_line,
)
from app.models.wording import analysis, typography
from app.models.wording.views import heat as words
from app.models.wording.views import profile as said

if TYPE_CHECKING:
    from app.analysis import Heat, HeatCell


def heat_view(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Värmetabell* of the plan's own neighbourhoods, or of all. None where the table knows no unit of the plan."""
    if not situation.own and asked.options.get("scope") != ALL:
        return None
    scope = asked.options.get("scope", OWN if len(situation.own) > 1 else ALL)
    known = situation.result.framework.tree.number
    domain = asked.options.get("domain", EVERY)
    shown = HeatShown(situation, scope if scope in (OWN, ALL) else OWN, domain if domain in known else EVERY)
    lines, names, answer = _lines(shown), _names(shown), _answer(shown)
    title = words.columns_words(shown.units_words, len(shown.heat.indicators))

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return heat_chart(lines, names, (width, height), measure, scale=scale, title=title)

    cells = [cell for key in shown.heat.indicators for cell in shown.heat.row(key)]
    return View(
        HEAT,
        words.QUESTION,
        answer,
        words.caveat(sum(cell.value is None for cell in cells), len(cells)),
        title,
        build,
        _table(shown),
        words.HOW_TO_READ,
        source_line(situation),
        _quote(shown, answer),
        choosers=_choosers(shown),
        table_width="wide",
    )


def _choosers(shown: HeatShown) -> tuple[Chooser, ...]:
    kind = kind_of_units(shown.situation)
    whose = ((OWN, f"{shown.situation.whose} {kind}".capitalize()), (ALL, f"Alla {kind}"))
    found = [Chooser("scope", "Visa", whose, shown.scope)] if shown.situation.own else []
    domains = tuple((domain, domain_label(domain)) for domain in shown.whole.domains)
    found.append(Chooser("domain", "Huvudområde", ((EVERY, "Alla områden"), *domains), shown.domain))
    return tuple(found)


def _answer(shown: HeatShown) -> str:
    if shown.scope == ALL:
        return words.answer_for_all(shown.loaded("weak"), shown.loaded("strong"), shown.units_words)
    weak = shown.shared("weak")
    if len(shown.units) == 1:
        mine = next(iter(shown.loaded("weak")), words.Shared(shown.units[0], 0, sum(one.known for one in weak)))
        of = f"{shown.situation.whose} {kind_of_units(shown.situation)}"
        return words.answer_for_one(shown.units[0], of, mine, sum(one.count for one in shown.shared("strong")))
    often = next((one for one in weak if one.count), None)
    return words.answer_for_own(
        shown.most("weak"), shown.most("strong"), often, f"{shown.situation.whose} {shown.units_spelled}"
    )


def _names(shown: HeatShown) -> HeatNames:
    situation = shown.situation
    worst, best = words.ends(situation.weak_share)
    unit = "stadsdelsområde" if situation.about_boards else "stadsdel"
    return HeatNames(shown.heat.units, frozenset(situation.own), unit, kind_of_units(situation), worst, best)


def _lines(shown: HeatShown) -> tuple[HeatLine, ...]:
    return tuple(
        HeatLine(
            key,
            domain_label(domain),
            indicator_label(shown.situation, key),
            tuple(_square(shown.situation, cell) for cell in shown.heat.row(key)),
        )
        for domain, keys in shown.heat.domains.items()
        for key in keys
    )


def _square(situation: Situation, cell: HeatCell) -> HeatSquare:
    text = str(cell.rank) if cell.rank is not None else said.short_reason(cell.reason)
    return HeatSquare(_key(cell), cell.level, text, _words(situation, cell), cell.standing)


def _key(cell: HeatCell) -> str:
    return f"{cell.unit}|{cell.indicator}"


def _words(situation: Situation, cell: HeatCell) -> str:
    """The whole truth about a cell: figure, year, place, direction, how many, source."""
    record = situation.definitions[cell.indicator]
    label = indicator_label(situation, cell.indicator)
    if cell.value is None:
        return f"{label}: {said.missing_words(cell.unit, cell.year, analysis.REASON_WORDS[cell.reason][0])}."
    placed = ""
    if cell.rank is not None and cell.from_best is not None:
        placed = said.place_words(said.Placed(label, cell.rank, cell.from_best, cell.of))
    parts = [
        f"{label}: {said.figure_words(_figure(situation, cell), cell.unit, cell.year, placed, cell.standing)}",
        said.better_words(cell.direction),
        *([said.sample_words(cell.n)] if cell.n is not None else []),
        *([f"Källa: {record.text('source')}"] if record.text("source") else []),
    ]
    return said.sentences(parts)


def _figure(situation: Situation, cell: HeatCell) -> str:
    unit = situation.definitions[cell.indicator].text("unit")
    return typography.with_unit(typography.number(cell.value or 0.0, 1), unit)


def _table(shown: HeatShown) -> Table:
    """One row for each cell, in the order they are drawn, with the raw figure."""
    rows = [_row(shown, cell) for key in shown.heat.indicators for cell in shown.heat.row(key)]
    unit = "Område" if shown.situation.about_boards else "Stadsdel"
    return Table(("Indikator", unit, "Värde", "Plats"), frozenset({2, 3}), tuple(rows))


def _row(shown: HeatShown, cell: HeatCell) -> Row:
    """Ours stand out where others stand among them."""
    situation = shown.situation
    figure = said.short_reason(cell.reason) if cell.value is None else _figure(situation, cell)
    if cell.year != situation.year:
        figure = f"{figure} ({cell.year})"
    place = DASH if cell.rank is None else said.place_cell(cell.rank, cell.of, cell.standing)
    label = indicator_label(situation, cell.indicator)
    return Row(
        _key(cell),
        (label, cell.unit, figure, place),
        shown.scope == ALL and cell.unit in situation.own,
        cell.value is None,
    )


def _quote(shown: HeatShown, answer: str) -> Quote:
    """The indicators weak in most of ours, and those of ours that are weak in any of them."""
    situation = shown.situation
    heat = shown.heat if shown.scope == OWN else None
    named = [] if heat is None else [key for key in heat.indicators if _is_shared(heat, key)][: words.MOST_NAMED]
    made = quote(situation, HEAT, None, answer, None, indicators=named, kind="risk_factor" if named else "")
    places = [] if heat is None else [u for u in heat.units if any(heat.cells[k, u].standing == "weak" for k in named)]
    fields = {name: given for name, given in made.fields.items() if name != "reference_value"}
    return replace(made, fields=fields, neighbourhoods=tuple(places))


def _is_shared(heat: Heat, key: str) -> bool:
    row = heat.row(key)
    return sum(cell.standing == "weak" for cell in row) * 2 > sum(cell.value is not None for cell in row)
