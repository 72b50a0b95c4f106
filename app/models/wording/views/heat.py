"""What *Värmetabell* says: what is weak in most of our neighbourhoods, and what is strong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.wording.typography import listed, plural
from app.models.wording.views.profile import in_sentence, part_words

QUESTION = "Vilka problem delar vi?"
CAVEAT = (
    "Att något är svagt på flera håll säger inte att orsaken är densamma, och platsen inte hur långt det är till nästa."
)
HOW_TO_READ = (
    "Siffran är platsen bland alla i staden, 1 har högst risk. I ljust läge är mörkare högre risk, i mörkt läge "
    "ljusare. Hörnet upptill betyder svag, nedtill stark. Störst behov står först, uppifrån och från vänster."
)
MOST_NAMED = 3


@dataclass(frozen=True)
class Shared:
    """An indicator, or a neighbourhood, and how many of its `known` cells are weak (or strong)."""

    label: str
    count: int
    known: int


def answer_for_own(weak: Sequence[Shared], strong: Sequence[Shared], often: Shared | None, units: str) -> str:
    """The sentence about our own.

    `weak`, `strong`: the indicators weak or strong in most of ours, most shared first; `often` the one most often weak,
    told where none is weak in most; `units`: "programmets fyra stadsdelar".
    """
    bright = f" De flesta är starka i {_shared(strong)}." if strong else ""
    if weak:
        return f"De flesta av {units} är svaga i {_shared(weak)}.{bright}"
    if often is None:
        return f"Ingen av {units} är svag i någon indikator.{bright}"
    return f"Ingen indikator är svag i de flesta av {units}. Oftast svag är {_shared([often])}.{bright}"


def answer_for_one(unit: str, own: str, weak: Shared, strong: int) -> str:
    """The sentence where only one of our `own` is in the table, so that there is nobody to share with."""
    bright = f" och stark i {strong}" if strong else ""
    return f"Av {own} finns bara {unit} i tabellen: svag i {weak.count} av {_indicators(weak.known)}{bright}."


def answer_for_all(weak: Sequence[Shared], strong: Sequence[Shared], units: str) -> str:
    """The sentence about the whole city. `weak`, `strong`: neighbourhoods with most weak and most strong indicators."""
    if not weak:
        return f"Ingen av stadens {units} är svag i någon indikator."
    opening = f"Av stadens {units} har {_places(weak)} flest svaga indikatorer"
    return f"{opening}, {_places(strong)} flest starka." if strong else f"{opening}."


def _shared(found: Sequence[Shared]) -> str:
    """ "trångboddhet (4 av 4), ohälsotal (3 av 4) och 6 indikatorer till"."""
    told = [f"{in_sentence(one.label)} ({one.count} av {one.known})" for one in found[:MOST_NAMED]]
    left = len(found) - MOST_NAMED
    return listed([*told, f"{_indicators(left)} till"] if left > 0 else told)


def _places(found: Sequence[Shared]) -> str:
    """ "Norrtorp (14 av 14) och Ekliden (11 av 13)"."""
    return listed([f"{one.label} ({one.count} av {one.known})" for one in found[:MOST_NAMED]])


def _indicators(count: int) -> str:
    return plural(count, "indikator", "indikatorer")


def caveat(missing: int, cells: int) -> str:
    """What the table does not say, and how many of its cells have no figure."""
    if not missing:
        return CAVEAT
    return f"{CAVEAT} Uppgift saknas i {missing} av {cells} rutor, de skrafferade."


def ends(share: float) -> tuple[str, str]:
    """What the first and the last class are called: "svag (sämsta fjärdedelen)" and "stark (bästa fjärdedelen)"."""
    part = part_words(share)
    definite = f"{part}en" if part[-1:].isalpha() else part
    return f"svag, sämsta {definite}", f"stark, bästa {definite}"


def columns_words(units: str, count: int) -> str:
    """The title of the chart: "14 indikatorer i 4 stadsdelar"."""
    return f"{_indicators(count)} i {units}"
