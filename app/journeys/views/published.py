"""A published index in the views: beside the plan's own in *Läget*, and alone where the plan has no other.

It is shown as it came, under its publisher's name. Its points are never compared with ours, only its places.
"""

from __future__ import annotations

from dataclasses import replace

from app.figures.scene import Measure, Scene
from app.figures.standing import StandingRow, standing_chart
from app.journeys.published import Published
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked
from app.journeys.views.parts import DASH, STANDING, Quote, Row, Table, View, source_line
from app.models.places import CITY
from app.models.wording import published as words
from app.models.wording import typography
from app.models.wording.labels import title_of
from app.models.wording.views.standing import OWN_HEAD, OWN_INDEX, heads

AGAINST = -0.5
"""A rank correlation under this means that the two orders run against each other."""


def with_published(table: Table, beside: Published | None) -> Table:
    """The table of *Läget* with the published value and its place as two columns of their own."""
    if beside is None or beside.problem:
        return table
    at = len(table.titles)
    rows = tuple(replace(row, cells=(*row.cells, *_cells(beside, row.key))) for row in table.rows)
    titles = (OWN_HEAD if title == OWN_INDEX else title for title in table.titles)
    return Table((*titles, *heads(beside.publisher)), table.right | {at, at + 1}, rows)


def _cells(beside: Published, unit: str) -> tuple[str, str]:
    place = beside.places.get(unit)
    if unit not in beside.scores:
        return words.SHORT_REASONS.get(beside.missing[unit], "saknas") if unit in beside.missing else DASH, DASH
    return beside.told(unit), str(place) if place is not None else DASH


def mark_words(beside: Published | None, unit: str) -> str:
    """What the published index says of a unit, for its mark; "" when nothing."""
    if beside is None or unit not in beside.scores:
        return ""
    label = beside.publisher or "Publicerat index"
    return words.mark_words(label, beside.year, beside.told(unit), beside.places.get(unit))


def published_caveat(own: str, beside: Published | None) -> str:
    """What the view does not say, and how the two indices may be read together."""
    if beside is None:
        return own
    if beside.problem:
        return f"{own} {beside.problem}"
    scale = "" if beside.on_our_scale else f" {words.other_scale(beside.name)}"
    return f"{own} {words.OTHER_CONTENT}{scale}"


def published_sentence(situation: Situation, beside: Published, unit: str) -> str:
    """Where the published index puts the unit, and whether that is another place than ours; "" where it cannot say.

    The places are compared among the units that both have, the published one with our 90 % interval of the place.
    """
    from app.analysis import agreement

    if beside.problem:
        return ""
    if unit not in beside.scores:
        return words.missing_sentence(beside.name, beside.year, unit, beside.missing.get(unit, ""))
    ours = {each: score for each in situation.ranked if (score := situation.score(each)) is not None}
    found = agreement(ours, {each: beside.scores[each] for each in beside.units if each in beside.scores})
    if found.correlation is not None and found.correlation < AGAINST:
        return words.reversed_sentence(beside.name, beside.year)
    own, theirs = found.places.get(unit, (0, 0))
    return words.beside_sentence(
        beside.name,
        beside.year,
        unit,
        beside.places[unit],
        len(beside.places),
        same=own == theirs and own > 0,
        within=_within(situation, unit, theirs),
    )


def standing_source(situation: Situation) -> str:
    """Whose calculation, whose published index, and which inhabitants the floor was tried on."""
    told = [source_line(situation)]
    beside, floor = situation.published, typography.number(situation.result.method.min_population, 0)
    if beside is not None and not beside.problem:
        told.append(words.source_sentence(title_of(beside.dataset), beside.publisher, beside.year))
    people = situation.people
    year = people.year_for(situation.year) if people is not None else None
    if people is not None and year is not None:
        told.append(words.population_sentence(title_of(people.dataset), year, floor))
    else:
        told.append(words.no_population_sentence(floor))
    return " ".join(told)


def _within(situation: Situation, unit: str, place: int) -> bool | None:
    """Whether a place lies inside our interval of the unit's place, rounded outwards; None where there is none."""
    found = situation.intervals
    if found is None or unit not in found.units or not place:
        return None
    at = found.units.index(unit)
    return bool(found.low[at] // 1 <= place <= -(-found.high[at] // 1))


def published_standing(known: Published, asked: Asked = NOTHING) -> View:
    """*Läget* of a plan that has a published index only: its values and order, without any interval."""
    chosen = asked.unit if asked.unit in known.units else next(iter(own_first(known)), None)
    answer = _answer(known, chosen)
    rows = [StandingRow(unit, unit in known.own, known.scores[unit], rank=known.places[unit]) for unit in known.ranked]
    title = f"{known.name} {known.year}, ordnat"

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        reaches = (0.0, 100.0) if known.on_our_scale else ()
        size, places = (width, height), known.decimals
        return standing_chart(
            rows, known.city, size, measure, scale=scale, title=title, reaches=reaches, decimals=places
        )

    return View(
        STANDING,
        "Hur ligger vi till enligt det publicerade indexet?",
        answer,
        words.NOT_SAID,
        title,
        build,
        published_table(known),
        words.HOW_TO_READ,
        published_source(known),
        published_quote(known, chosen, answer, STANDING),
        unit=chosen or "",
        map_beside=True,
    )


def published_beside(known: Published) -> str:
    """The own units' published values in a line, to stand beside an application."""
    told = [f"{unit} {known.told(unit)}" for unit in own_first(known) if unit in known.scores]
    city = f" Hela staden {known.told(CITY)}." if known.city is not None else ""
    values = f"{known.name} {known.year}: {', '.join(told)}.{city} " if told else ""
    return f"{values}{published_source(known)}"


def own_first(known: Published) -> list[str]:
    """The plan's units, highest first, then those without a value."""
    ranked = [unit for unit in known.ranked if unit in known.own]
    return [*ranked, *(unit for unit in known.own if unit not in ranked)]


def _answer(known: Published, unit: str | None) -> str:
    if unit is None:
        return "Ingen av planens stadsdelar finns i tabellen."
    if unit not in known.places:
        return words.missing_sentence(known.name, known.year, unit, known.missing.get(unit, ""))
    units = "stadsdelsområden" if known.about_boards else "stadsdelar"
    return words.standing_sentence(f"{known.name} {known.year}", unit, known.places[unit], len(known.places), units)


def published_table(known: Published) -> Table:
    """Place, unit and value of everyone, own first, those without a value with their reason, the city last."""
    rows = [_row(known, unit) for unit in (*known.ranked, *(u for u in known.units if u not in known.places))]
    if known.city is not None:
        rows.append(Row(CITY, (DASH, CITY, known.told(CITY))))
    what = "Område" if known.about_boards else "Stadsdel"
    own_first = sorted(rows, key=lambda row: (not row.own, row.muted))
    return Table(("Plats", what, heads(known.publisher)[0]), frozenset({0, 2}), tuple(own_first))


def _row(known: Published, unit: str) -> Row:
    value, place = _cells(known, unit)
    return Row(unit, (place, unit, value), unit in known.own, muted=unit not in known.scores)


def published_source(known: Published) -> str:
    """Table, publisher and vintage, marked as example data in an example plan."""
    name = known.dataset.text("source") or title_of(known.dataset)
    if known.plan.example and "exempeldata" not in name.casefold():
        name = f"Exempeldata, {name}"
    return words.source_sentence(name, known.publisher, known.year)


def published_quote(known: Published, unit: str | None, sentence: str, view: str) -> Quote:
    """What a finding keeps: the published value and the table's hash. Nothing was computed, so no fingerprint."""
    given: dict[str, object] = {
        "sentence": sentence,
        "view": view,
        "year": known.year,
        "dataset": known.dataset.id,
        "dataset_hash": known.dataset.text("blob"),
    }
    if unit is not None:
        given["neighbourhood"] = f"area:{unit}"
    for name, value in (("value", known.scores.get(unit or "")), ("reference_value", known.city)):
        if value is not None:
            given[name] = typography.shortest(typography.exact(round(value, 4)))
    return Quote(given, (unit,) if unit else ())
