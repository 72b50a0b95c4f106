"""What is said of the plan's tables: which one a figure was quoted from, and what replacing one would change.

Knows plain values only; every number it says was given to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.models.wording import Sentence
from app.models.wording.typography import NBSP, listed, number, plural, quoted, spelled

ERRORS: dict[str, Sentence] = {
    "dataset_unknown": (
        "Det finns ingen tabell med id {dataset} i planen. Se vilka som finns på sidan Indikatorer i Lägesbild.",
        "There is no table with the id {dataset} in the plan. See which there are on the page of indicators.",
    ),
    "dataset_other_kind": (
        "”{name}” är en tabell av ett annat slag och kan inte ersättas av den här. Välj en av samma slag.",
        "”{name}” is a table of another kind and cannot be replaced by this one. Choose one of the same kind.",
    ),
    "dataset_circle": (
        "”{new}” kan inte ersätta ”{old}”: det är samma tabell, eller redan en senare version. Välj en äldre tabell.",
        "”{new}” cannot replace ”{old}”: it is the same table, or already a later version. Choose an older table.",
    ),
}

_MANY: dict[str, tuple[str, str]] = {
    "indicator": ("indikator", "indikatorer"),
    "unit": ("område", "områden"),
    "year": ("år", "år"),
}
MOST_NAMED = 6
TAKEN_BACK_DEED = "tog tillbaka att en tabell ersätter en annan"
NOTHING_LOST = (
    "Inget skrivs över: den gamla tabellen och allt som citerats ur den står kvar. Det går att ångra. "
    "Så här skulle det bli."
)


def quoted_from(table: str) -> str:
    """Which table a quote was taken from."""
    return f"Citerad ur {table}."


def quoted_unknown(table: str, newer: str) -> str:
    """A quote whose number cannot be looked up again."""
    return f"Citerad ur {table}, som har ersatts av {newer}. Se Lägesbild för vad den säger."


def quoted_now(
    table: str,
    newer: str,
    what: str,
    now: str,
    year: int | None,
    *,
    same: bool,
    revised: tuple[int | None, str] | None = None,
) -> str:
    """ "Citerad ur Index 2014; i Index 2015 är värdet 37,2 %."

    `what` is "värdet" or "indexet"; `now` is "" when the newer table has none; `year` is told where it is not None;
    `revised` is the quoted year and what the newer table says of it, where that is another figure than the quoted.
    """
    when = f" ({year})" if year is not None else ""
    said = f"är {what} {'detsamma' if same else now}{when}" if now else f"saknas {what}{when}"
    again = f" För {revised[0]} står där {revised[1]}." if revised is not None else ""
    return f"Citerad ur {table}; i {newer} {said}.{again}"


def names_sentence(what: str, added: Sequence[str], gone: Sequence[str]) -> str:
    """ "En indikator tillkommer: Skolresultat. Två indikatorer försvinner: …"; "" when none does.

    `what` is "indicator", "unit" or "year".
    """
    told = [
        f"{_counted(names, what)} {verb}: {_named(names)}."
        for names, verb in ((added, "tillkommer"), (gone, "försvinner"))
        if names
    ]
    return " ".join(told)


def figures_sentence(changed: int, same: int, added: int, gone: int) -> str:
    """How many figures are others than before, alike, new, and only in the old table."""
    if not changed and not added and not gone:
        return "Tabellerna har samma uppgifter."
    rest = [f"{number(same)} är {'densamma' if same == 1 else 'desamma'}"]
    rest += [f"{number(added)} är {'ny' if added == 1 else 'nya'}"] if added else []
    rest += [f"{number(gone)} finns bara i den gamla"] if gone else []
    if not changed:
        return f"Inga tal är ändrade: {listed(rest)}."
    others = f"{plural(changed, 'uppgift', 'uppgifter')} har ett annat tal än förut"
    return f"{listed([others, *rest])}."


def baseline_sentence(before: int, after: int) -> str:
    """That points change also where figures do not: the bounds are frozen at another year."""
    return f"Gränserna fryses vid {after} i stället för {before}, så även oförändrade tal kan ge andra poäng."


def weak_sentence(new: Sequence[tuple[str, str]], gone: Sequence[tuple[str, str]]) -> str:
    """Which weak indicators appear and disappear; pairs of label and neighbourhood."""
    if not new and not gone:
        return "Samma indikatorer är svaga som förut."
    told = [
        f"{opening}: {_named([f'{label} i {place}' for label, place in pairs])}."
        for pairs, opening in ((new, "Blir svaga"), (gone, "Är inte längre svaga"))
        if pairs
    ]
    return " ".join(told)


def quotes_sentence(count: int) -> str:
    """How many quotes stand, and that they stand."""
    if not count:
        return "Ingen slutsats citerar den gamla tabellen."
    told = "Ett citat" if count == 1 else f"{spelled(count, 'citat', 'citat', neuter=True)}"
    return f"{told} ur den gamla tabellen står kvar, med uppgift om vad den nya säger."


def no_index_with(table: str, why: str) -> str:
    """That the new table gives no index, and why."""
    return f"Med {table} går indexet inte att räkna. {why}"


def moved_sentence(unit: str, scores: tuple[float | None, float | None], places: tuple[int | None, int | None]) -> str:
    """ "Ekliden: 88,7 → 86,2, plats 1 → 2": index in points and place, before and after."""
    points = " → ".join("saknas" if value is None else number(value, 1) for value in scores)
    return f"{unit}: {points}, plats {' → '.join('–' if place is None else str(place) for place in places)}"


def replaced_deed(name: str) -> str:
    """The change in the past tense, for undo and history."""
    return f"ersatte tabellen {quoted(name)}"


def _counted(names: Sequence[str], what: str) -> str:
    return spelled(len(names), *_MANY[what], neuter=what != "indicator")


def _named(names: Sequence[str]) -> str:
    left = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{left} till"] if left > 0 else list(names))


def score(value: float | None) -> str:
    """An index in points, or that it is missing."""
    return "saknas" if value is None else number(value, 1)


def place(rank: int | None, of: int) -> str:
    """ "3 av 39", or a dash where there is none."""
    return "–" if rank is None else f"{rank}{NBSP}av{NBSP}{of}"


def shown_words(*, shown: bool, counts: bool, replaced_by: str) -> str:
    """How a table stands in the plan: shown in the views, counted with, replaced, or none of it."""
    if shown:
        return "visas"
    if replaced_by:
        return "ersatt"
    return "används" if counts else "–"


def no_longer_replaces(new: str, old: str) -> str:
    """What taking a replacement back means."""
    return f"{new} ersätter då inte längre {old}. Båda tabellerna finns kvar. Det går att ångra."
