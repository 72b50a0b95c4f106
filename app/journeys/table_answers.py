"""What a person may answer to the reader's questions, and what each answer changes in how the table is read.

An answer only ever states fields of the recipe; the reader then reads the table again. Nothing is chosen beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.models.wording import tables

if TYPE_CHECKING:
    from app.exchange.index_tables import ColumnNote, Question, Reading, Recipe, ValueColumn

NAME, FIGURES = "stadsdel", "varde"
SEPARATOR_WORDS = {";": "Semikolon", ",": "Komma", "\t": "Tabb", "|": "Lodstreck", "blanks": "Mellanslag"}
_COLUMNS_OFFERED = 6


@dataclass(frozen=True)
class Answer:
    """The words of a button, and the fields of the recipe it states."""

    words: str
    states: Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A question in words, with the answers that can be given by a button. `entry` names a field to be written in."""

    code: str
    sentence: str
    blocking: bool
    answers: tuple[Answer, ...] = ()
    entry: str = field(default="")


def asked(reading: Reading) -> tuple[Asked, ...]:
    """The reading's questions, those that block first."""
    ordered = sorted(reading.questions, key=lambda question: not question.blocking)
    return tuple(_asked(reading, question) for question in ordered)


def stating(recipe: Recipe, fields: Mapping[str, Any]) -> Recipe:
    """The recipe with these fields stated.

    Another sheet, or other columns, takes back what had been stated of columns: their numbers mean something else now.
    """
    if any(name in fields and fields[name] != getattr(recipe, name) for name in _OTHER_COLUMNS):
        forgotten: dict[str, Any] = dict.fromkeys((*_PARTS, "values"))
        recipe = replace(recipe, **forgotten)
    return replace(recipe, **fields)


def column_words(note: ColumnNote) -> str:
    """A column's number and heading: "2: Område"."""
    return f"{note.column}: {note.header}" if note.header else f"{note.column}: utan rubrik"


def with_value_column(reading: Reading, recipe: Recipe, column: int, indicator: str | None) -> Recipe:
    """The recipe with one column of figures renamed, added (`indicator` given) or left out (None).

    What the reader had understood of the other columns is stated too, since naming one column states them all.
    """

    known: dict[int, ValueColumn] = {value.column: value for value in reading.recipe.values or ()}
    if indicator is None:
        known.pop(column, None)
    elif column in known:
        known[column] = replace(known[column], indicator=indicator.strip() or None)
    else:
        known[column] = _by_its_heading(reading, column, indicator.strip())
    parts = {name: getattr(reading.recipe, name) for name in _PARTS}
    return replace(recipe, **parts, values=tuple(known[at] for at in sorted(known)) or None)


def _by_its_heading(reading: Reading, column: int, indicator: str) -> ValueColumn:
    """A column that is read again: a year in its heading is its year, where no other column says the year."""
    from app.exchange.index_tables import ValueColumn
    from app.exchange.index_tables.headings import year_and_rest

    year, rest = year_and_rest(indicator)
    if year is None or reading.recipe.year_column is not None:
        return ValueColumn(column, indicator or f"Kolumn {column}")
    return ValueColumn(column, rest or None, year)


_OTHER_COLUMNS = ("sheet", "separator", "numbers_per_row")
_PARTS = ("unit_column", "year_column", "indicator_column", "status_column", "n_column", "split_columns")


def with_alias(recipe: Recipe, name: str, place: str) -> Recipe:
    """The recipe with `name` meaning `place`; "" takes the meaning back."""
    kept = tuple(pair for pair in recipe.aliases if pair[0] != name)
    return replace(recipe, aliases=(*kept, (name, place)) if place else kept)


def with_marker(recipe: Recipe, known: tuple[tuple[str, str], ...], marker: str, status: str) -> Recipe:
    """The recipe with `marker` standing for `status` among the markers the reader `known`; "" takes it away."""
    kept = tuple(pair for pair in recipe.markers or known if pair[0] != marker)
    return replace(recipe, markers=(*kept, (marker, status)) if status else kept)


def _asked(reading: Reading, question: Question) -> Asked:
    offer = _OFFERS.get(question.code)
    answers = offer(reading, dict(question.facts)) if offer else ()
    sentence = tables.question_sentence(question)
    return Asked(question.code, sentence, question.blocking, tuple(answers), _ENTRIES.get(question.code, ""))


Facts = Mapping[str, str]
Offer = Callable[["Reading", Facts], tuple[Answer, ...]]


def _decimal(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer("Komma är decimaltecken", {"decimal": ",", "thousands": None}),
        Answer("Punkt är decimaltecken", {"decimal": ".", "thousands": None}),
    )


def _level(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer("Namnen är stadsdelar", {"level": "neighbourhood"}),
        Answer("Namnen är nämnder", {"level": "district_board"}),
    )


def _percent(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer("Läs som 12 procent", {"percent": "as_shown"}),
        Answer("Läs som 0,12", {"percent": "as_stored"}),
    )


def _separator(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return tuple(Answer(words, {"separator": sign}) for sign, words in SEPARATOR_WORDS.items())


def _year(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer(f"Ja, {facts['year']}", {"year": int(facts["year"])}),)


def _name_column(reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    others = [note for note in reading.columns if note.role not in (NAME, FIGURES, "tom")]
    return tuple(Answer(column_words(note), {"unit_column": note.column}) for note in others[:_COLUMNS_OFFERED])


def _guessed_name(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer("Ja, det stämmer", {"unit_column": int(facts["column"])}),)


def _guessed_year(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer("Ja, det stämmer", {"year_column": int(facts["column"])}),)


def _title(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer("Ja, behåll namnet", {"indicator": facts["title"]}),)


_OFFERS: Mapping[str, Offer] = {
    "decimal_eller_tusental": _decimal,
    "blandade_decimaltecken": _decimal,
    "namnd_eller_stadsdel": _level,
    "procentformat": _percent,
    "inga_kolumner": _separator,
    "ar_ur_rubriken": _year,
    "ar_ur_filnamnet": _year,
    "arskolumn_gissad": _guessed_year,
    "inga_kanda_namn": _name_column,
    "ingen_namnkolumn": _name_column,
    "namnkolumn_gissad": _guessed_name,
    "rubrik_som_indikator": _title,
}
_ENTRIES: Mapping[str, str] = {
    "vilket_ar": "year",
    "ar_ur_rubriken": "year",
    "ar_ur_filnamnet": "year",
    "inga_kolumner": "numbers_per_row",
    "rubrik_som_indikator": "indicator",
}
