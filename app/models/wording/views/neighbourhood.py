"""What is written on the page about one neighbourhood, and what is said when there is no such page."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.wording.typography import EN_DASH, NBSP, listed, number, plural
from app.models.wording.views.profile import in_sentence

MOST_LISTED = 6
"""Indicators in a list of what is weak, or strong; more are counted."""
ERRORS: dict[str, tuple[str, str]] = {
    "neighbourhood_unknown": (
        "Tabellen har ingen uppgift om ”{name}”. {hint} Ange namnet med --record.",
        "The table has nothing about “{name}”. {hint} Give the name with --record.",
    ),
    "neighbourhood_unsaid": (
        "Säg vilken stadsdel sidan ska handla om med --record, till exempel {names}.",
        "Say which neighbourhood the page is to be about with --record, for example {names}.",
    ),
    "no_index_table": (
        "Planen har ingen indextabell med beskrivna indikatorer, så det finns inget att skriva om stadsdelen. "
        "Läs in en tabell först.",
        "The plan has no index table with described indicators, so there is nothing to write about the neighbourhood. "
        "Import a table first.",
    ),
}


def hint(nearest: list[str]) -> str:
    """The names most like the one asked for."""
    if not nearest:
        return "Inget namn i tabellen liknar det."
    return f"Närmast {'är' if len(nearest) == 1 else 'ligger'} {', '.join(nearest)}."


def people_words(people: float | None) -> str:
    """ "10 234 invånare", or that nobody has said how many."""
    return plural(round(people), "invånare", "invånare") if people is not None else "folkmängd okänd"


INDEX_HEAD, PLACE_HEAD = f"Index (9{NBSP}av{NBSP}10 beräkningar)", f"Plats (9{NBSP}av{NBSP}10 beräkningar)"
NO_ROOM = "ryms inte här"


def with_interval(text: str, low: float, high: float, decimals: int = 0) -> str:
    """ "88,7 (86,2–90,8)"."""
    return f"{text} ({number(low, decimals)}{EN_DASH}{number(high, decimals)})"


def count_words(count: int, known: int) -> str:
    """ "11 av 13"."""
    return f"{count} av {known}"


def figure_words(label: str, figure: str, city: str, placed: str) -> str:
    """ "trångboddhet 38,0 % (staden 15,1 %, sämst av 40)"."""
    beside = f"staden {city}, " if city else ""
    return f"{in_sentence(label)} {figure} ({beside}{placed})"


def list_words(told: Sequence[str]) -> str:
    """ "trångboddhet …, ohälsotal … och 5 till." or that there is nothing."""
    if not told:
        return "ingen indikator."
    left = len(told) - MOST_LISTED
    return f"{listed([*told[:MOST_LISTED], *([f'{left} till'] if left > 0 else [])])}."
