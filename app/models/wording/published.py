"""What is said of a published index: whose it is, where it puts a neighbourhood, and how far it agrees with ours.

Knows plain values only. Points are never compared: two indices built in different ways share no scale.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.models.wording.analysis import REASON_WORDS, place_words
from app.models.wording.typography import NBSP, listed

ANONYMOUS = "Det publicerade indexet"
NO_VALUES = "Det publicerade indexet visas inte: tabellen har inga värden."
OTHER_CONTENT = "Två index bygger på olika uppgifter. Jämför platser, inte poäng."
NOT_SAID = "Det säger inte varför, och inget om hur säker platsen är: ingen osäkerhet är publicerad."
HOW_TO_READ = "Pricken är indexet så som det är publicerat. Plats 1 har högst risk."
ONLY_PUBLISHED = (
    "Den här vyn bygger på indikatorer. Planen har bara ett publicerat index, som visas i Läget och på kartan. "
    "Läs in en tabell med indikatorer."
)
SHORT_REASONS = {"sekretess": "sekretess", "bortfall": "bortfall", "ej_tillampligt": "ej tillämpl."}
"""Reasons as they stand in a narrow column of figures; every other is "saknas"."""
ERRORS: dict[str, tuple[str, str]] = {
    "needs_indicators": (
        ONLY_PUBLISHED,
        "This view rests on indicators. The plan has a published index only, shown in Standing and on the map. "
        "Read in a table of indicators.",
    ),
}


def genitive(name: str) -> str:
    """ "Swecos", "Stockholms stads", "SCB:s"; a name that ends in s, x or z stays as it is."""
    if name[-1:].casefold() in ("s", "x", "z"):
        return name
    return f"{name}:s" if name.isupper() else f"{name}s"


def index_of(publisher: str) -> str:
    """ "Swecos index"."""
    return f"{genitive(publisher)} index" if publisher else ANONYMOUS


def several_series(names: Sequence[str]) -> str:
    """Why a table with several columns is not shown."""
    shown = listed(list(names[:4]), "och") if len(names) <= 4 else f"{', '.join(names[:4])} och fler"
    return (
        f"Det publicerade indexet visas inte: tabellen har flera serier ({shown}). Läs in den igen och kalla den som "
        "är indexet för Socialt index."
    )


def beside_sentence(name: str, year: int, unit: str, place: int, of: int, *, same: bool, within: bool | None) -> str:
    """Where the published index puts a neighbourhood, and whether that is another place than ours.

    `same`: the places agree among the neighbourhoods both have; `within`: theirs lies inside our interval of the place,
    None where there is no interval or no place of our own.
    """
    said = f"{name} {year} sätter {unit} på plats{NBSP}{place} av {of}"
    if same:
        return f"{said}, som vår beräkning."
    if within is None:
        return f"{said}."
    return f"{said}, vilket {'ryms' if within else 'inte ryms'} i osäkerheten."


def reversed_sentence(name: str, year: int) -> str:
    """That the two orders run against each other."""
    return (
        f"{name} {year} har nästan omvänd ordning mot vår beräkning. Kontrollera om en hög siffra där betyder låg risk."
    )


def missing_sentence(name: str, year: int, unit: str, status: str) -> str:
    """That the published index has no value for a neighbourhood; `status` "" where it is not in the table."""
    why = f": {REASON_WORDS[status][0]}" if status else ""
    return f"{name} {year} har inget värde för {unit}{why}."


def standing_sentence(name: str, unit: str, place: int, of: int, units: str) -> str:
    """Where a neighbourhood stands in a plan that has a published index only; `name` with its year."""
    return f"{name} ger {unit} {place_words(place, of)} social risk av {of} {units}."


def other_scale(name: str) -> str:
    """Why the published values stand in the table only."""
    return f"{name} har en annan skala och står bara i tabellen."


def source_sentence(name: str, publisher: str, year: int) -> str:
    """Where a published value comes from, and that nobody here has touched it."""
    by = f", utgivare {publisher}" if publisher and publisher not in name else ""
    return f"{name}{by}, årgång{NBSP}{year}. Publicerat index, visat som det är."


def mark_words(label: str, year: int, value: str, place: int | None) -> str:
    """ "Sweco 2014: 78,0, plats 3"."""
    return f"{label} {year}: {value}" + (f", plats{NBSP}{place}" if place is not None else "")


def population_sentence(name: str, year: int, floor: str) -> str:
    """Which inhabitants are counted, and the floor."""
    return f"Folkmängd: {name}, år{NBSP}{year}. Under {floor}{NBSP}invånare räknas inget index."


def no_population_sentence(floor: str) -> str:
    """That the floor is not applied."""
    return f"Ingen folkmängdstabell är inläst, så gränsen {floor}{NBSP}invånare prövas inte."
