"""What is said of a measure's way: one plain sentence, and why none can be said."""

from __future__ import annotations

from decimal import Decimal

from app.models.trajectory import Judged, Reason, Series, Trajectory
from app.models.wording import typography

SERIES_WORDS: dict[Series, str] = {"total": "Totalt", "women": "Kvinnor", "men": "Män"}
DIRECTIONS = {"increase": "Ska öka", "decrease": "Ska minska"}
NO_DIRECTION = "Riktning saknas"
STRAIGHT = "Vägen mellan baslinje och målvärden är dragen rak: något annat är inte sagt."
NEVER_SUMMED = "Totalen räknas aldrig fram ur kvinnor och män: den behöver ett eget tal."
HOW_TO_READ = (
    "Fyrkanten är baslinjen, flaggorna målvärden och de fyllda prickarna utfall. Den streckade linjen är vägen mot "
    "målen. Utfall binds ihop bara när inget år saknas emellan. Ett årtal på axeln är årets slut."
)
_UNSAID: dict[Reason, str] = {
    "direction": "det är inte angivet om talet ska öka eller minska",
    "baseline": "baslinjen saknar värde eller år",
    "target": "det finns inget målvärde efter baslinjens år",
    "actual": "inget utfall är rapporterat",
    "period": "utfallets period går inte att läsa som en tidpunkt, skriv till exempel 2016 eller T1 2016",
    "early": "utfallet är inte från tiden efter baslinjen",
    "against": "målvärdet går åt andra hållet än den önskade riktningen",
    "equal": "målvärdet är detsamma som baslinjen",
    "differing": "olika uppgifter väntar på att redas ut",
}


def figure(value: Decimal, unit: str) -> str:
    """ "15,2 %"."""
    return typography.with_unit(typography.number(value), unit)


def sentence(way: Trajectory, found: Judged, unit: str) -> str:
    """Where the series stands: "På väg: …", "Ligger efter: …", "Målet är nått: …" or "Kan inte sägas: …"."""
    latest, goal = found.latest, found.goal
    if found.verdict == "unsaid" or latest is None or latest.value is None or goal is None or found.expected is None:
        return f"Kan inte sägas: {_UNSAID[found.reason or 'actual']}."
    now = f"utfallet {latest.period} är {figure(latest.value, unit)}"
    if found.verdict == "reached":
        return f"Målet är nått: {now}, och målvärdet till {goal.year} är {figure(goal.value, unit)}."
    asked = figure(_short(found.expected), unit)
    limit = "minst" if way.direction == "increase" else "högst"
    way_there = f"vägen mot {figure(goal.value, unit)} till {goal.year}"
    if found.verdict == "on_way":
        return f"På väg: {now}, och {way_there} går då vid {limit} {asked}."
    return f"Ligger efter: {now}, men {way_there} går då vid {limit} {asked}."


def direction(way: Trajectory) -> str:
    """ "Ska minska"."""
    return DIRECTIONS.get(way.direction, NO_DIRECTION)


def unplaced(periods: list[str]) -> str:
    """Which actuals stand in no place of the chart."""
    named = typography.listed([typography.quoted(period) if period else "utan period" for period in periods])
    return f"Utan plats i diagrammet, för att perioden inte säger när: {named}."


def _short(value: Decimal) -> Decimal:
    """Without the zeros that end it."""
    return value.normalize() if value else Decimal(0)
