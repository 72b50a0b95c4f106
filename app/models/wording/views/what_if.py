"""What *Vad händer om* says: arithmetic told as arithmetic, never as a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.wording import typography

ERRORS = {
    "what_if_unknown": (
        "Indikatorn {indicator} ingår inte i indexet, så den kan inte ändras här. Välj en som ingår.",
        "The indicator {indicator} is not part of the index, so it cannot be changed here. Choose one that is.",
    ),
    "what_if_not_finite": (
        "{indicator} fick ett värde som inte är ett tal. Skriv till exempel 12,5.",
        "{indicator} was given a value that is not a number. Write for example 12.5.",
    ),
}

NOT_A_FORECAST = (
    "Det är räkning, inte en prognos: alla andra står stilla, och inget här säger att en aktivitet leder dit."
)
BY_RANK = "Indexet räknas på platser, så en plats som vinns flyttar också de andra."
HOW_TO_READ = (
    "Ringen är värdet nu och pilspetsen vad det skulle bli; en fylld prick står stilla. En pil åt vänster är lägre "
    "risk. Plats 1 har högst risk."
)
MISSING, OUTSIDE = "saknas", "utanför"
MOST_NAMED = 2
"""Changes that are told one by one; more are counted."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A changed figure in words, with its unit; `before` None where it was missing."""

    label: str
    before: str | None
    after: str
    rises: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A score, its rank (1 = highest) and of how many, before or after."""

    score: float | None
    rank: int | None
    of: int


def question(unit: str, has_targets: bool) -> str:
    """The view's title."""
    return f"Vad händer om {'målen nås' if has_targets else 'ett värde ändras'} i {unit}?"


def figure(value: float) -> str:
    """A figure with one decimal, and without where it is whole: "38,4", "30"."""
    return typography.number(value, 0 if round(value, 1) == round(value) else 1)


def in_sentence(label: str) -> str:
    """The label as it stands inside a sentence: small first letter, unless it is an abbreviation."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def opening(unit: str, reached: Sequence[Moved], years: Sequence[int], others: Sequence[Moved]) -> str:
    """What is changed: targets that are `reached`, with their `years`, and `others`. One of them at least."""
    if len(reached) > 1:
        until = typography.year_range(min(years), max(years))
        goals = f"Om de {_count(len(reached))} målen till {until} nås i {unit}"
        if len(others) > 1:
            return f"{goals} och {_count(len(others))} andra värden ändras"
        return f"{goals} och {_told(others[0])}" if others else goals
    if len(reached) + len(others) > MOST_NAMED:
        return f"Om {_count(len(reached) + len(others))} värden i {unit} ändras"
    told = [_told(one, f" i {unit}" if place == 0 else "") for place, one in enumerate([*reached, *others])]
    if reached:
        told[0] += f", målet till {years[0]},"
    return f"Om {' och '.join(told)}"


def _told(one: Moved, place: str = "") -> str:
    name = in_sentence(one.label)
    if one.before is None:
        return f"värdet för {name}{place} vore känt och {one.after}"
    return f"{name}{place} {'stiger' if one.rises else 'sjunker'} från {one.before} till {one.after}"


def unchanged(unit: str, name: str, side: Side, kind: str) -> str:
    """Where it stands when nobody has moved anything, and how to begin."""
    place = "" if side.rank is None else f", plats {side.rank} av {side.of} {kind}"
    score = MISSING if side.score is None else typography.number(side.score, 1)
    return f"Inget är ändrat: {name} i {unit} är {score}{place}. Dra i ett reglage."


def _count(number: int) -> str:
    return typography.spelled(number, "", "").strip().lower()


def consequence(name: str, before: Side, after: Side, kind: str) -> str:
    """What follows for the index or a domain, and for its place among `kind`; for the end of a sentence."""
    return f"{_score(name, before.score, after.score)}{_place(before, after, kind)}"


def _score(name: str, before: float | None, after: float | None) -> str:
    if after is None:
        return f"går {name} inte att räkna"
    if before is None:
        return f"går {name} att räkna och blir {typography.number(after, 1)}"
    texts = [typography.number(score, 1) for score in (before, after)]
    if texts[0] == texts[1]:
        return f"ligger {name} kvar på {texts[0]}"
    return f"går {name} från {texts[0]} till {texts[1]}"


def _place(before: Side, after: Side, kind: str) -> str:
    if after.rank is None:
        return ""
    if before.rank is None:
        return f", plats {after.rank} av {after.of} {kind}"
    if (before.rank, before.of) == (after.rank, after.of):
        return f", och platsen är fortfarande {after.rank} av {after.of} {kind}"
    return f" och platsen från {before.rank} till {after.rank} av {after.of} {kind}"


def place_note(before: Side, after: Side) -> str:
    """The place beside an arrow: "plats 1 av 39", "plats 1 → 3 av 39", "" without one."""
    change = place_change(before, after)
    return f"plats {change} av {max(before.of, after.of)}" if change else ""


def place_change(before: Side, after: Side) -> str:
    """ "1", "1 → 3", "saknas → 3"; "" without a place."""
    if after.rank is None and before.rank is None:
        return ""
    first, last = (MISSING if side.rank is None else str(side.rank) for side in (before, after))
    return last if first == last else f"{first} → {last}"


def row_words(label: str, unit: str, year: int, before: Side, after: Side) -> str:
    """A row of the chart, whole: name, values before and after, places, year."""
    texts = [MISSING if side.score is None else typography.number(side.score, 1) for side in (before, after)]
    told = f"{label} i {unit} {year}: {texts[0]} poäng"
    if texts[0] != texts[1]:
        told += f", efter ändringen {texts[1]} poäng"
    note = place_note(before, after).replace(" → ", " och efter ändringen ")
    return f"{told}, {note}" if note else told


def outside(names: Sequence[str]) -> str:
    """Which new figures lie outside the bounds of the scale."""
    listed = typography.listed([in_sentence(name) for name in names])
    return f"Värdet för {listed} ligger utanför vad någon stadsdel hade när skalan sattes, och räknas ändå rakt av."


def was_missing(names: Sequence[str], year: int) -> str:
    """Which figures the table does not have, and which have been given one here."""
    return f"Uppgift om {typography.listed([in_sentence(name) for name in names])} saknas {year} och är här antagen."


def target_note(year: int, value: str, measure: str) -> str:
    """What stands under a slider that begins at a target, after the sign that marks it on the slider."""
    return f"○ Mål {year}: {value} (måttet {typography.quoted(measure)})"


def last_known(value: str, year: int) -> str:
    """What stands under a slider whose figure is missing in the year of the index."""
    return f"Uppgift saknas för indexets år. Senast {year}: {value}."
