"""What was understood of a table, part by part, and why: what a person reads before they trust it.

It puts together what the guess noted; it decides nothing. Values are as the recipe has them; words are the wording's.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.reading import Understood
from app.exchange.index_tables.recipe import Recipe

STATED = "angiven"
_MOST_YEARS = 6


def explain(whole: Guess, asked: Recipe) -> tuple[Understood, ...]:
    """Every part of the reading with its value and the code of its reason; `asked` is what a person has stated."""
    return tuple(_parts(whole, asked))


def _parts(whole: Guess, asked: Recipe) -> Iterator[Understood]:
    recipe, grid = whole.recipe, whole.grid
    if grid.sheet:
        yield Understood("blad", grid.sheet, STATED if asked.sheet else "flest_siffror")
    if grid.encoding:
        yield Understood("teckenkodning", grid.encoding, grid.why[0])
    if grid.separator:
        yield Understood("avskiljare", grid.separator, STATED if asked.separator else grid.why[1])
    if recipe.turned:
        yield Understood("vand", "", STATED)
    yield Understood("rubrikrader", _numbers(recipe.header_rows), whole.layout.reason)
    yield Understood("forsta_rad", str(recipe.first_row or ""), STATED if asked.first_row else "forsta_med_siffror")
    yield from _columns(whole, asked)
    yield _year(whole, asked)
    if recipe.vintage is not None:
        yield Understood("argang", str(recipe.vintage), STATED)
    if recipe.decimal is None:
        yield Understood("decimaltecken", "", "okant_decimaltecken")
    else:
        kept = bool(grid.sheet) and not np.isnan(grid.numbers).all()
        proof = "tecken_bevisat" if whole.proof else "tal_i_kalkylbladet" if kept else "inga_decimaler"
        yield Understood("decimaltecken", recipe.decimal, STATED if asked.decimal else proof, whole.proof)
    if recipe.fill_down:
        yield Understood("utfyllnad", _numbers(recipe.fill_down), STATED if asked.fill_down else "tomt_i_blocket")


def _columns(whole: Guess, asked: Recipe) -> Iterator[Understood]:
    recipe, notes = whole.recipe, whole.roles.notes
    parts = (
        ("namnkolumn", recipe.unit_column),
        ("indikatorkolumn", recipe.indicator_column),
        ("konkolumn", recipe.sex_column),
        ("matarkolumn", recipe.reference_year_column),
        ("antalskolumn", recipe.n_column),
        ("enhetskolumn", recipe.measure_column),
        ("statuskolumn", recipe.status_column),
    )
    for part, column in parts:
        if column is not None:
            note = notes.get(column)
            yield Understood(part, _called(whole, column), note.reason if note else STATED)
        if part == "namnkolumn" and recipe.level is not None:
            yield Understood("niva", recipe.level, STATED if asked.level else "flest_namn")


def _year(whole: Guess, asked: Recipe) -> Understood:
    recipe, notes = whole.recipe, whole.roles.notes
    if recipe.year_column is not None:
        note = notes.get(recipe.year_column)
        return Understood("ar", _called(whole, recipe.year_column), note.reason if note else STATED)
    in_headings = sorted({value.year for value in recipe.values or () if value.year is not None})
    if in_headings:
        return Understood("ar", ", ".join(map(str, in_headings[:_MOST_YEARS])), "ar_i_rubriken")
    if recipe.year is None:
        return Understood("ar", "", "okant_ar")
    found = {question.code for question in whole.roles.questions}
    guessed = "ar_i_titeln" if "ar_ur_rubriken" in found else "ar_i_filnamnet"
    return Understood("ar", str(recipe.year), STATED if asked.year else guessed)


def _called(whole: Guess, column: int) -> str:
    header = whole.columns[column - 1].header if column <= len(whole.columns) else ""
    return f"{column}: {header}" if header else str(column)


def _numbers(rows: tuple[int, ...] | None) -> str:
    return ", ".join(map(str, rows or ()))
