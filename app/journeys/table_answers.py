"""What a person may answer to the reader's questions, and what each answer changes in how the table is read.

An answer only ever states fields of the recipe; the reader then reads the table again. Nothing is chosen beforehand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from app.journeys import table_offers
from app.journeys.table_offers import PARTS, SEPARATOR_WORDS, Answer, column_words
from app.models.wording import tables

__all__ = ["SEPARATOR_WORDS", "Answer", "Asked", "asked", "column_words", "stating", "written"]

if TYPE_CHECKING:
    from app.exchange.index_tables import Question, Reading, Recipe, ValueColumn

_OTHER_COLUMNS = ("sheet", "separator", "numbers_per_row", "turned")


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
        forgotten: dict[str, Any] = dict.fromkeys((*PARTS, "values"))
        recipe = replace(recipe, **forgotten)
    return replace(recipe, **fields)


def written(name: str, value: str | int) -> Answer:
    """What is stated by what a person wrote on the line of a question: the field `name`, and what goes with it."""
    apart = {"separator": "blanks"} if name == "numbers_per_row" else {}
    return Answer(str(value), {name: value, **apart})


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
    return replace(recipe, **table_offers.columns_as_understood(reading, known.values()))


def _by_its_heading(reading: Reading, column: int, indicator: str) -> ValueColumn:
    """A column that is read again: a year in its heading is its year, where no other column says the year."""
    from app.exchange.index_tables import ValueColumn
    from app.exchange.index_tables.headings import year_and_rest

    year, rest = year_and_rest(indicator)
    if year is None or reading.recipe.year_column is not None:
        return ValueColumn(column, indicator or f"Kolumn {column}")
    return ValueColumn(column, rest or None, year)


def with_alias(recipe: Recipe, name: str, place: str) -> Recipe:
    """The recipe with `name` meaning `place`; "" takes back whatever was said of it."""
    kept = tuple(pair for pair in recipe.aliases if pair[0] != name)
    others = tuple(other for other in recipe.not_here if other != name)
    return replace(recipe, aliases=(*kept, (name, place)) if place else kept, not_here=others)


def with_stranger(recipe: Recipe, name: str) -> Recipe:
    """The recipe with the rows called `name` left out, since they are about no place of the plan."""
    unmeant = with_alias(recipe, name, "")
    return replace(unmeant, not_here=(*unmeant.not_here, name))


def with_indicator_alias(recipe: Recipe, name: str, key: str) -> Recipe:
    """The recipe with the indicator called `name` meaning the plan's indicator `key`; "" takes the meaning back."""
    kept = tuple(pair for pair in recipe.indicator_aliases if pair[0] != name)
    return replace(recipe, indicator_aliases=(*kept, (name, key)) if key else kept)


def with_unit(recipe: Recipe, indicator: str, unit: str) -> Recipe:
    """The recipe with an indicator counted in `unit`; "" leaves it to the reader."""
    kept = tuple(pair for pair in recipe.units if pair[0] != indicator)
    return replace(recipe, units=(*kept, (indicator, unit)) if unit else kept)


def with_total(recipe: Recipe, known: tuple[str, ...], name: str) -> Recipe:
    """The recipe with the rows called `name` left out as a sum, beside the sums the reader `known`."""
    totals = recipe.totals if recipe.totals is not None else known
    return recipe if name in totals else replace(recipe, totals=(*totals, name))


def with_marker(recipe: Recipe, known: tuple[tuple[str, str], ...], marker: str, status: str) -> Recipe:
    """The recipe with `marker` standing for `status` among the markers the reader `known`; "" takes it away."""
    kept = tuple(pair for pair in recipe.markers or known if pair[0] != marker)
    return replace(recipe, markers=(*kept, (marker, status)) if status else kept)


def _asked(reading: Reading, question: Question) -> Asked:
    answers = table_offers.answers(reading, question.code, dict(question.facts))
    sentence = tables.question_sentence(question)
    return Asked(question.code, sentence, question.blocking, answers, table_offers.ENTRIES.get(question.code, ""))
