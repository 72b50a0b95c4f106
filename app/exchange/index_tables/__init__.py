"""Index tables as they really look, read to long values without a silent misreading.

`read` guesses a `Recipe`, reads the table by it and gives back a `Reading`: the values, the raw preview with what
was understood and why, every cell not read, every name not known, every row skipped, and the questions only a
person can answer. A corrected recipe goes back into `read`. Heavy libraries are loaded when a file needs them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

from app.exchange.index_tables import extract as extraction
from app.exchange.index_tables import guess, looks, text_file, workbook
from app.exchange.index_tables.canonical import from_canonical_csv, to_canonical_csv
from app.exchange.index_tables.explain import explain
from app.exchange.index_tables.framework import DraftRow, FrameworkDraft, default_framework
from app.exchange.index_tables.grid import NOTHING, Grid, Progress, load, no_progress
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.looks import for_another_file
from app.exchange.index_tables.memory import Memory, Remembered
from app.exchange.index_tables.reading import (
    Applied,
    ColumnNote,
    LooksLike,
    PreviewRow,
    Question,
    Reading,
    SkippedRow,
    Understood,
    Unmatched,
    UnreadCell,
    of_everybody,
    require_answered,
    to_frame,
)
from app.exchange.index_tables.recipe import STATUSES, Recipe, ValueColumn
from app.exchange.index_tables.values import Value
from app.models.errors import UserError
from app.models.places import Places

__all__ = [
    "STATUSES",
    "Applied",
    "ColumnNote",
    "DraftRow",
    "FrameworkDraft",
    "LooksLike",
    "Memory",
    "PreviewRow",
    "Question",
    "Reading",
    "Recipe",
    "Remembered",
    "SkippedRow",
    "Understood",
    "Unmatched",
    "UnreadCell",
    "Value",
    "ValueColumn",
    "default_framework",
    "for_another_file",
    "from_canonical_csv",
    "of_everybody",
    "read",
    "require_answered",
    "to_canonical_csv",
    "to_frame",
]

PREVIEW_ROWS = 40
_GUESSING = 0.5
NOTHING_STATED = Memory()
_PREVIEW_TEXT = 120


def read(
    source: Path | str | bytes,
    name: str,
    recipe: Recipe | None = None,
    places: Places | None = None,
    progress: Progress = no_progress,
    *,
    memory: Memory = NOTHING_STATED,
) -> Reading:
    """The table in a file (path or bytes) called `name`, under `recipe` where given, its gaps guessed.

    With `places`, only rows whose name is a place are read and the others listed in `unmatched`; without, names are
    taken as they stand. `memory` is what people have stated before: names are read by it, and a table that looks like
    an earlier one is said to, but never read like it unasked. `progress` is given shares from 0 to 1 and may raise to
    stop. Raises UserError for files that are empty, binary, encrypted, damaged, too large or no table.
    """
    data = load(source, name)
    asked = recipe or Recipe()
    if workbook.is_workbook(data):
        grids = workbook.grids(data, name, progress)
    else:
        grids = [text_file.grid(data, name, asked, progress)]
    del data
    if asked.turned:
        grids = [grid.turn() for grid in grids]
    best = _best(grids, asked, places, name, partial(progress, _GUESSING))
    if best is None:
        return _without_columns(grids, asked, name)
    grid, whole = best
    found = extraction.extract(whole, places, memory, progress)
    questions = [*whole.roles.questions, *_afterwards(found, whole, places, grids, asked)]
    progress(1.0)
    return Reading(
        name=name,
        recipe=_settled(whole.recipe, found),
        rows=found.values,
        columns=tuple(whole.roles.notes[number] for number in sorted(whole.roles.notes)),
        preview=_preview(grid, whole, found),
        unread=found.unread,
        unmatched=found.unmatched(),
        skipped=found.skipped,
        questions=tuple(questions),
        sheets=tuple(each.sheet for each in grids if each.sheet),
        understood=explain(whole, asked),
        applied=found.applied(),
        headings=looks.appearance([column.header for column in whole.columns]),
        looks_like=looks.looks_like(whole, grids, asked, memory.tables),
        units_of=tuple(sorted((name, units[0]) for name, units in found.indicators.units().items() if len(units) == 1)),
    )


def _settled(recipe: Recipe, found: extraction.Extract) -> Recipe:
    """The recipe with what was understood of women and men, so that it reads the table the same way again."""
    if found.columns.sex.any():
        recipe = replace(recipe, by_sex=True)
    return replace(recipe, add_sexes=recipe.add_sexes or False) if found.lacking else recipe


def _best(
    grids: list[Grid], recipe: Recipe, places: Places | None, name: str, told: Callable[[], None]
) -> tuple[Grid, Guess] | None:
    """The sheet that is asked for, else the one with the most rows of figures."""
    if recipe.sheet is not None and all(grid.sheet != recipe.sheet for grid in grids):
        if any(grid.sheet for grid in grids):
            raise UserError("table_no_such_sheet", name=name, sheet=recipe.sheet)
        recipe = replace(recipe, sheet=None)
    tried = [grid for grid in grids if recipe.sheet in (None, grid.sheet)]
    made = ((grid, guess.complete(grid, recipe, places, name, told)) for grid in tried)
    found = [(grid, whole) for grid, whole in made if whole is not None]
    return max(found, key=lambda each: len(each[1].body) if each[1].recipe.values else 0, default=None)


def _without_columns(grids: list[Grid], recipe: Recipe, name: str) -> Reading:
    """Lines with figures but no columns: shown, with the question how they part. Raises UserError for mere prose."""
    grid = max(grids, key=lambda each: each.height, default=None)
    lines = (" ".join(grid.row(row)) for row in range(1, grid.height + 1)) if grid else iter(())
    figures = (line for line in lines if len(re.findall(r"(?<!\S)[0-9][0-9.,]*(?!\S)", line)) >= 2)
    if grid is None or len(list(islice(figures, 2))) < 2:
        raise UserError("table_no_table", name=name)
    preview = tuple(
        PreviewRow(row, (" ".join(grid.row(row))[:_PREVIEW_TEXT],), "olast", "inga_kolumner")
        for row in range(1, min(PREVIEW_ROWS, grid.height) + 1)
    )
    asked = replace(recipe, encoding=grid.encoding, sheet=grid.sheet or None)
    return Reading(name, asked, preview=preview, questions=(Question("inga_kolumner", True),))


def _afterwards(
    found: extraction.Extract, whole: Guess, places: Places | None, grids: list[Grid], asked: Recipe
) -> list[Question]:
    """The questions that show only when the rows have been walked."""
    questions = []
    if not whole.recipe.values:
        questions.append(Question("inga_varden", True))
    elif whole.recipe.unit_column is None:
        questions.append(Question("ingen_namnkolumn", True))
    elif places is not None and found.rows.unmatched and not len(found.columns) and not _open(whole):
        questions.append(Question("inga_kanda_namn", True))
    if found.rows.other_table:
        questions.append(Question("flera_tabeller", True, (("row", str(found.rows.other_table)),)))
    if whole.recipe.empty_sex is None and _sex_is_empty(whole, found):
        questions.append(Question("kon_ej_angivet", False, (("column", str(whole.recipe.sex_column)),)))
    if found.lacking and whole.recipe.add_sexes is None:
        questions.append(Question("kon_utan_total", False, (("count", str(found.lacking)),)))
    questions += [
        Question("olika_enheter", True, (("indicator", name), ("units", ", ".join(units[:6]))))
        for name, units in found.indicators.units().items()
        if len(units) > 1
    ][:1]
    if found.unclear():
        questions.append(Question("namn_med_flera_betydelser", False, (("names", ", ".join(found.unclear()[:6])),)))
    if found.repeated:
        questions.append(Question("dubbletter", False, (("count", str(found.repeated)),)))
    if asked.sheet is None and len(grids) > 1:
        names = ", ".join(grid.sheet for grid in grids[:8])
        questions.append(Question("flera_blad", False, (("sheet", whole.recipe.sheet or ""), ("sheets", names))))
    return questions


def _sex_is_empty(whole: Guess, found: extraction.Extract) -> bool:
    """Whether a row that is read says nothing of the sex, in a table that does."""
    column = whole.recipe.sex_column
    return column is not None and bool((found.rows.carrier.column(column) == NOTHING)[found.rows.read].any())


def _open(whole: Guess) -> bool:
    """Whether a question of its own already says why no value was read."""
    return any(question.blocking for question in whole.roles.questions)


def _preview(grid: Grid, whole: Guess, found: extraction.Extract) -> tuple[PreviewRow, ...]:
    told = {int(row): at for at, row in enumerate(found.rows.body.rows[:PREVIEW_ROWS])}
    rows = []
    for row in range(1, min(PREVIEW_ROWS, grid.height) + 1):
        if row in whole.layout.header_rows:
            role, reason = "rubrik", whole.layout.reason
        elif row < whole.layout.first_row:
            role, reason = "fore_tabellen", "fore_tabellen"
        else:
            role, reason = found.rows.told(told[row]) if row in told else ("tom", "tom_rad")
        rows.append(PreviewRow(row, tuple(text[:_PREVIEW_TEXT] for text in grid.row(row)), role, reason))
    return tuple(rows)
