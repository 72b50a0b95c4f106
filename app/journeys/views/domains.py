"""*Läget* and *Varför* where no index can be computed: what is known is told by domain and by indicator.

A missing domain never becomes a number, and a figure keeps the year it is for.
"""

from __future__ import annotations

from app.journeys.situation import Situation
from app.journeys.views.asked import Asked
from app.journeys.views.map import first_node, map_of
from app.journeys.views.parts import (
    DASH,
    STANDING,
    WHY,
    Row,
    Table,
    View,
    domain_label,
    indicator_label,
    no_index_sentence,
    quote,
    source_line,
    unit_chooser,
)
from app.journeys.views.published import published_caveat, standing_source
from app.models.places import CITY
from app.models.schema import DOMAINS
from app.models.wording import typography
from app.models.wording.method import scale_sentence

MISSING = "uppgift saknas"
NOT_SAID = "Områdena kan gälla olika år och räknas inte samman. Ett område som saknas är inte noll."


def by_domain(situation: Situation) -> View:
    """*Läget* without an index: each domain's score for the plan's units, and the map of one of them."""
    chart = map_of(situation, Asked(node=first_node(situation)))
    answer = no_index_sentence(situation)
    return View(
        STANDING,
        "Hur ligger vi till, och hur säkert är det?",
        answer,
        published_caveat(NOT_SAID, situation.published),
        chart.chart_title,
        chart.build,
        _domain_table(situation),
        f"{_scale(situation)} Plats 1 har högst risk.",
        standing_source(situation),
        chart.quote,
        table_width="wide",
    )


def _scale(situation: Situation) -> str:
    from app.analysis.method import scale_of

    method = situation.result.method
    return scale_sentence(method.normalise, scale_of(method))


def _domain_table(situation: Situation) -> Table:
    """A domain nobody has described is one row, however many own units there are."""
    described = situation.result.framework.tree.number
    rows = []
    for domain in DOMAINS:
        if domain in described:
            rows += [_domain_row(situation, unit, domain) for unit in situation.own]
        elif situation.own:
            rows.append(Row(situation.own[0], (domain_label(domain), DASH, MISSING, DASH), own=True, muted=True))
    rows += _published_rows(situation)
    return Table(("Huvudområde", "År", "Poäng", "Plats"), frozenset({1, 2, 3}), tuple(rows))


def _published_rows(situation: Situation) -> list[Row]:
    """What a published index says of the plan's units: as it is, among what is ours under its own name."""
    known = situation.published
    if known is None or known.problem:
        return []
    named = [(unit, known.name if len(known.own) == 1 else f"{known.name}, {unit}") for unit in known.own]
    return [
        Row(unit, (name, str(known.year), known.told(unit), f"{known.places[unit]} av {len(known.places)}"), own=True)
        if unit in known.scores
        else Row(unit, (name, str(known.year), MISSING, DASH), own=True, muted=True)
        for unit, name in named
    ]


def _domain_row(situation: Situation, unit: str, domain: str) -> Row:
    result = situation.result
    name = domain_label(domain) if len(situation.own) == 1 else f"{domain_label(domain)}, {unit}"
    year = situation.year_of(domain)
    score = result.score(unit, year, domain)
    if score is None:
        return Row(unit, (name, str(year), MISSING, DASH), own=True, muted=True)
    rank = result.rank(unit, year, domain)
    place = f"{rank} av {_counted(situation, year, domain)}" if rank is not None else DASH
    return Row(unit, (name, str(year), typography.number(score, 1), place), own=True)


def _counted(situation: Situation, year: int, node: str) -> int:
    result = situation.result
    return sum(result.rank(unit, year, node) is not None for unit in result.units)


def known_figures(situation: Situation, asked: Asked) -> View | None:
    """*Varför* without an index: the unit's figures beside the city's. None when the table knows no own unit."""
    chosen = asked.unit if asked.unit in situation.result.units else next(iter(situation.own), None)
    if chosen is None:
        return None
    chart = map_of(situation, Asked(node=first_node(situation)))
    answer = _figures_answer(situation, chosen)
    return View(
        WHY,
        f"Vilka uppgifter finns om {chosen}?",
        answer,
        "Det säger inte varför. Utan index finns inget att dela upp i indikatorer.",
        chart.chart_title,
        chart.build,
        _figures_table(situation, chosen),
        "Varje rad är en uppgift så som den lästes in, med det år den gäller, bredvid hela stadens.",
        source_line(situation),
        quote(situation, WHY, chosen, answer, None),
        unit=chosen,
        choosers=(unit_chooser(situation, situation.result.units, chosen),),
        table_width="figures",
    )


def _figures_answer(situation: Situation, unit: str) -> str:
    known = [key for key in situation.definitions if key in _leaves(situation) and situation.figure(unit, key)]
    weak = [found.indicator for found in situation.weak if found.unit == unit]
    if not known:
        return f"Tabellen har ingen uppgift om {unit}."
    if not weak:
        return f"{unit} har {len(known)} uppgifter, ingen av dem bland stadens svagaste."
    return f"{unit} hör till stadens svagaste på {len(weak)} av {len(known)} uppgifter."


def _leaves(situation: Situation) -> frozenset[str]:
    return frozenset(situation.result.framework.tree.leaves)


def _figures_table(situation: Situation, unit: str) -> Table:
    def order(key: str) -> tuple[int, str]:
        record = situation.definitions[key]
        return DOMAINS.index(record.text("risk_domain")), record.position

    rows = []
    for key in sorted(_leaves(situation), key=order):
        own = situation.figure(unit, key)
        year = own[1] if own else None
        cells = (
            indicator_label(situation, key),
            str(year or DASH),
            _words(situation, key, own),
            _city(situation, key, year),
        )
        rows.append(Row(key, cells, muted=own is None))
    return Table(("Indikator", "År", unit, "Staden"), frozenset({1, 2, 3}), tuple(rows))


def _city(situation: Situation, indicator: str, year: int | None) -> str:
    if CITY not in situation.result.panel.units or year is None:
        return DASH
    value = situation.result.raw(CITY, year, indicator)
    return _words(situation, indicator, (value, year)) if value is not None else DASH


def _words(situation: Situation, indicator: str, figure: tuple[float, int] | None) -> str:
    if figure is None:
        return "saknas"
    unit = situation.definitions[indicator].text("unit")
    return typography.with_unit(typography.number(figure[0], 1), unit)
