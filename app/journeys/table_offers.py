"""The answers that a button can give to each of the reader's questions, and what each states of how the table is read.

Nothing is chosen beforehand, and a question that only words can answer has none here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.exchange.index_tables import ColumnNote, Reading, ValueColumn

NAME, FIGURES = "stadsdel", "varde"
SEPARATOR_WORDS = {";": "Semikolon", ",": "Komma", "\t": "Tabb", "|": "Lodstreck", "blanks": "Mellanslag"}
_MOST_OFFERED = 6
_YES = "Ja, det stämmer"
PARTS = (
    "unit_column",
    "year_column",
    "indicator_column",
    "status_column",
    "n_column",
    "sex_column",
    "reference_year_column",
    "measure_column",
    "split_columns",
)
"""The fields of a recipe that say which part a column plays."""


@dataclass(frozen=True)
class Answer:
    """The words of a button, and the fields of the recipe it states."""

    words: str
    states: Mapping[str, Any]


Facts = Mapping[str, str]
Offer = Callable[["Reading", Facts], tuple[Answer, ...]]


def answers(reading: Reading, code: str, facts: Facts) -> tuple[Answer, ...]:
    """What can be answered to a question by a button; nothing where it cannot."""
    offer = _OFFERS.get(code)
    return offer(reading, facts) if offer else ()


def column_words(note: ColumnNote) -> str:
    """A column's number and heading: "2: Område"."""
    return f"{note.column}: {note.header}" if note.header else f"{note.column}: utan rubrik"


def columns_as_understood(reading: Reading, values: Iterable[ValueColumn]) -> dict[str, Any]:
    """The fields that state these columns of figures, and the other columns as the reader understood them.

    Stating one column states them all.
    """
    known = {value.column: value for value in values}
    parts: dict[str, Any] = {name: getattr(reading.recipe, name) for name in PARTS}
    return parts | {"values": tuple(known[at] for at in sorted(known)) or None}


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


def _sheet(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    others = (name for name in reading.sheets if name != facts.get("sheet"))
    return tuple(Answer(f"Läs {name}", {"sheet": name}) for name in list(others)[:_MOST_OFFERED])


def _year(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer(f"Ja, {facts['year']}", {"year": int(facts["year"])}),)


def _name_column(reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    others = [note for note in reading.columns if note.role not in (NAME, FIGURES, "tom")]
    return tuple(Answer(column_words(note), {"unit_column": note.column}) for note in others[:_MOST_OFFERED])


def _guessed_name(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer(_YES, {"unit_column": int(facts["column"])}),)


def _guessed_year(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer(_YES, {"year_column": int(facts["column"])}),)


def _title(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (Answer("Ja, behåll namnet", {"indicator": facts["title"]}),)


def _other_table(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    row = int(facts["row"])
    return (
        Answer("Läs bara den första", {"last_row": row - 1}),
        Answer("Läs bara den andra", {"header_rows": (row,), "first_row": None, "last_row": None}),
        Answer("Raden hör till samma tabell", {"skip_rows": (*reading.recipe.skip_rows, row)}),
    )


def _turn(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (Answer("Vänd tabellen", {"turned": True}),)


def _filled_down(reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer(_YES, {"fill_down": reading.recipe.fill_down or (1,)}),
        Answer("Nej, låt dem vara tomma", {"fill_down": ()}),
    )


def _split(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer(_YES, {"split_columns": reading.recipe.split_columns or (int(facts["column"]),)}),
        Answer("Nej, läs den inte", {"split_columns": ()}),
    )


def _mostly_text(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    from app.exchange.index_tables import ValueColumn

    column = int(facts["column"])
    values = (*(reading.recipe.values or ()), ValueColumn(column, facts["header"] or f"Kolumn {column}"))
    return (Answer("Läs siffrorna i den", columns_as_understood(reading, values)),)


def _dashes(reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    from app.exchange.index_tables.recipe import DASHES, ZERO

    known = reading.recipe.markers or ()
    zeros = tuple((text, ZERO if text in DASHES else status) for text, status in known)
    return (
        Answer("Ja, streck är noll", {"markers": zeros or tuple((dash, ZERO) for dash in DASHES)}),
        Answer("Nej, uppgiften saknas", {"markers": known or tuple((dash, "ej_levererad") for dash in DASHES)}),
    )


def _sex_column(_reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer(_YES, {"sex_column": int(facts["column"])}),
        Answer("Nej, orden hör till namnet", {"by_sex": False}),
    )


def _sex_headings(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (Answer(_YES, {"by_sex": True}), Answer("Nej, de är egna indikatorer", {"by_sex": False}))


def _sex_empty(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    filled = {*(reading.recipe.fill_down or ()), int(facts["column"])}
    return (
        Answer("Tomt betyder alla", {"empty_sex": "everybody"}),
        Answer("Samma som raden ovanför", {"fill_down": tuple(sorted(filled))}),
    )


def _sexes_added(_reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    return (
        Answer("Lägg ihop kvinnor och män", {"add_sexes": True}),
        Answer("Låt dem stå var för sig", {"add_sexes": False}),
    )


def _answers_of_one(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    from app.exchange.index_tables import ValueColumn

    column, values = int(facts["column"]), reading.recipe.values or ()
    header = next((note.header for note in reading.columns if note.column == column), "")
    apart = [replace(value, n_column=None) if value.n_column == column else value for value in values]
    apart.append(ValueColumn(column, header or f"Kolumn {column}"))
    return (
        Answer(_YES, columns_as_understood(reading, values) if values else {"n_column": column}),
        Answer("Nej, en egen uppgift", columns_as_understood(reading, apart)),
    )


def _answers_of_all(reading: Reading, facts: Facts) -> tuple[Answer, ...]:
    column, values = int(facts["column"]), reading.recipe.values or ()
    alone = Answer("Nej, en egen uppgift", columns_as_understood(reading, values))
    return (Answer("Ja, alla", {"n_column": column}), *((alone,) if values else ()))


def _units(reading: Reading, _facts: Facts) -> tuple[Answer, ...]:
    column = reading.recipe.measure_column
    if column is None:
        return ()
    split = (*(reading.recipe.split_columns or ()), column)
    return (Answer("Ja, enheten skiljer dem åt", {"split_columns": split, "measure_column": column}),)


_OFFERS: Mapping[str, Offer] = {
    "decimal_eller_tusental": _decimal,
    "blandade_decimaltecken": _decimal,
    "namnd_eller_stadsdel": _level,
    "procentformat": _percent,
    "inga_kolumner": _separator,
    "flera_blad": _sheet,
    "ar_ur_rubriken": _year,
    "ar_ur_filnamnet": _year,
    "arskolumn_gissad": _guessed_year,
    "inga_kanda_namn": _name_column,
    "ingen_namnkolumn": _name_column,
    "namnkolumn_gissad": _guessed_name,
    "rubrik_som_indikator": _title,
    "flera_tabeller": _other_table,
    "stadsdelar_i_rubriken": _turn,
    "utfyllnad_gissad": _filled_down,
    "uppdelning_gissad": _split,
    "kolumn_mest_text": _mostly_text,
    "streck_kan_vara_noll": _dashes,
    "kon_i_kolumn": _sex_column,
    "kon_i_rubriken": _sex_headings,
    "kon_ej_angivet": _sex_empty,
    "kon_utan_total": _sexes_added,
    "antal_svar_gissad": _answers_of_one,
    "antal_svar_alla": _answers_of_all,
    "olika_enheter": _units,
}
ENTRIES: Mapping[str, str] = {
    "vilket_ar": "year",
    "ar_ur_rubriken": "year",
    "ar_ur_filnamnet": "year",
    "inga_kolumner": "numbers_per_row",
    "rubrik_som_indikator": "indicator",
    "olika_matar": "vintage",
}
"""The field that a person writes in, for questions that words answer."""
