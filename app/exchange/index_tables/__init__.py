"""Index tables as they really look, read to long values without a silent misreading.

`read` guesses a `Recipe`, reads the table by it and gives back a `Reading`: the values, the raw preview with what
was understood and why, every cell not read, every name not known, every row skipped, and the questions only a
person can answer. A corrected recipe goes back into `read`. Heavy libraries are loaded when a file needs them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from app.exchange.index_tables import extract as extraction
from app.exchange.index_tables import guess, text_file, workbook
from app.exchange.index_tables.canonical import from_canonical_csv, to_canonical_csv
from app.exchange.index_tables.cells import tidy
from app.exchange.index_tables.framework import DraftRow, FrameworkDraft, default_framework
from app.exchange.index_tables.grid import Grid, Progress, load, no_progress
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.reading import (
    ColumnNote,
    PreviewRow,
    Question,
    Reading,
    SkippedRow,
    Unmatched,
    UnreadCell,
    Value,
    of_everybody,
    require_answered,
    to_frame,
)
from app.exchange.index_tables.recipe import STATUSES, Recipe, ValueColumn
from app.models.errors import UserError
from app.models.places import Places

__all__ = [
    "STATUSES",
    "ColumnNote",
    "DraftRow",
    "FrameworkDraft",
    "PreviewRow",
    "Question",
    "Reading",
    "Recipe",
    "SkippedRow",
    "Unmatched",
    "UnreadCell",
    "Value",
    "ValueColumn",
    "default_framework",
    "from_canonical_csv",
    "of_everybody",
    "read",
    "require_answered",
    "to_canonical_csv",
    "to_frame",
]

PREVIEW_ROWS = 40
_PREVIEW_TEXT = 120


def read(
    source: Path | str | bytes,
    name: str,
    recipe: Recipe | None = None,
    places: Places | None = None,
    progress: Progress = no_progress,
) -> Reading:
    """The table in a file (path or bytes) called `name`, under `recipe` where given, its gaps guessed.

    With `places`, only rows whose name is a place are read and the others listed in `unmatched`; without, names
    are taken as they stand. `progress` is given shares from 0 to 1 and may raise to stop. Raises UserError for
    files that are empty, binary, encrypted, damaged, too large or no table.
    """
    data = load(source, name)
    asked = recipe or Recipe()
    grids = workbook.grids(data, name, progress) if workbook.is_workbook(data) else text_file.grids(data, name, asked)
    progress(0.6)
    best = _best(grids, asked, places, name)
    if best is None:
        return _without_columns(grids, asked, name)
    grid, whole = best
    found = extraction.extract(grid, whole, places, progress)
    questions = [*whole.roles.questions, *_afterwards(found, whole, places, grids, asked)]
    progress(1.0)
    return Reading(
        name=name,
        recipe=whole.recipe,
        rows=found.rows(),
        columns=tuple(whole.roles.notes[number] for number in sorted(whole.roles.notes)),
        preview=_preview(grid, whole, found),
        unread=tuple(found.unread),
        unmatched=found.unmatched_names(places),
        skipped=tuple(found.skipped),
        questions=tuple(questions),
        sheets=tuple(each.sheet for each in grids if each.sheet),
    )


def _best(grids: list[Grid], recipe: Recipe, places: Places | None, name: str) -> tuple[Grid, Guess] | None:
    """The sheet that is asked for, else the one with the most rows of figures."""
    if recipe.sheet is not None and all(grid.sheet != recipe.sheet for grid in grids):
        if any(grid.sheet for grid in grids):
            raise UserError("table_no_such_sheet", name=name, sheet=recipe.sheet)
        recipe = replace(recipe, sheet=None)
    tried = [grid for grid in grids if recipe.sheet in (None, grid.sheet)]
    found = [(grid, whole) for grid in tried if (whole := guess.complete(grid, recipe, places, name)) is not None]
    return max(found, key=lambda each: len(each[1].body) if each[1].recipe.values else 0, default=None)


def _without_columns(grids: list[Grid], recipe: Recipe, name: str) -> Reading:
    """Lines with figures but no columns: shown, with the question how they part. Raises UserError for mere prose."""
    grid = max(grids, key=lambda each: len(each.rows), default=None)
    lines = [" ".join(map(tidy, row)) for row in grid.rows] if grid else []
    if grid is None or sum(1 for line in lines if len(re.findall(r"(?<!\S)[0-9][0-9.,]*(?!\S)", line)) >= 2) < 2:
        raise UserError("table_no_table", name=name)
    preview = tuple(
        PreviewRow(at, (line[:_PREVIEW_TEXT],), "olast", "inga_kolumner") for at, line in enumerate(lines, 1)
    )
    asked = replace(recipe, encoding=grid.encoding, sheet=grid.sheet or None)
    questions = (Question("inga_kolumner", True),)
    return Reading(name, asked, preview=preview[:PREVIEW_ROWS], questions=questions)


def _afterwards(
    found: extraction.Extract, whole: Guess, places: Places | None, grids: list[Grid], asked: Recipe
) -> list[Question]:
    """The questions that show only when the rows have been walked."""
    questions = []
    if not whole.recipe.values:
        questions.append(Question("inga_varden", True))
    elif whole.recipe.unit_column is None:
        questions.append(Question("ingen_namnkolumn", True))
    elif places is not None and found.unmatched and not found.values and not _open(whole):
        questions.append(Question("inga_kanda_namn", True))
    if found.other_table:
        questions.append(Question("flera_tabeller", True, (("row", str(found.other_table)),)))
    if found.repeated:
        questions.append(Question("dubbletter", False, (("count", str(len(found.repeated))),)))
    if asked.sheet is None and len(grids) > 1:
        names = ", ".join(grid.sheet for grid in grids[:8])
        questions.append(Question("flera_blad", False, (("sheet", whole.recipe.sheet or ""), ("sheets", names))))
    return questions


def _open(whole: Guess) -> bool:
    """Whether a question of its own already says why no value was read."""
    return any(question.blocking for question in whole.roles.questions)


def _preview(grid: Grid, whole: Guess, found: extraction.Extract) -> tuple[PreviewRow, ...]:
    rows = []
    for at, cells in enumerate(grid.rows[:PREVIEW_ROWS], 1):
        if at in whole.layout.header_rows:
            role, reason = "rubrik", whole.layout.reason
        elif at < whole.layout.first_row:
            role, reason = "fore_tabellen", "fore_tabellen"
        else:
            role, reason = found.row_roles.get(at, ("tom", "tom_rad"))
        rows.append(PreviewRow(at, tuple(tidy(cell)[:_PREVIEW_TEXT] for cell in cells), role, reason))
    return tuple(rows)
