"""The values of a grid under a whole recipe, and an account of everything else in it.

It knows no guessing: what the recipe does not make readable is listed as unread with its reason. Two cells that
say the same unit, year and indicator are both left unread, since nobody can tell which is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from app.exchange.index_tables import cells as cell_rules
from app.exchange.index_tables import words
from app.exchange.index_tables.grid import Grid, Progress
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.reading import SkippedRow, Unmatched, UnreadCell, Value
from app.exchange.index_tables.recipe import BLANKS, OK, STATUSES, Recipe, ValueColumn
from app.models.places import CITY, DISTRICT_BOARD, Place, Places, name_key

_MAX_SUGGESTED = 40
Key = tuple[int, str, str]


@dataclass
class Extract:
    """What was found while walking the rows."""

    values: dict[Key, tuple[Value, int, int, str]] = field(default_factory=dict)
    unread: list[UnreadCell] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    unmatched: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    row_roles: dict[int, tuple[str, str]] = field(default_factory=dict)
    repeated: set[Key] = field(default_factory=set)
    other_table: int | None = None

    def rows(self) -> tuple[Value, ...]:
        """The values in the order of year, unit and indicator."""
        return tuple(self.values[key][0] for key in sorted(self.values))

    def unmatched_names(self, places: Places | None) -> tuple[Unmatched, ...]:
        """The names no place answers to, the first of them with names that look alike."""
        known = sorted({place.name for place in places or ()})
        return tuple(
            Unmatched(name, tuple(rows), tuple(get_close_matches(name[:60], known, 3)) if at < _MAX_SUGGESTED else ())
            for at, (name, rows) in enumerate(self.unmatched.items())
        )


@dataclass(frozen=True)
class _Names:
    """How a name in the table becomes a unit."""

    places: Places | None
    level: str | None
    aliases: Mapping[str, str]
    totals: frozenset[str]

    def place(self, text: str) -> str | None:
        """The unit a name stands for; None when no place answers to it."""
        name = self.aliases.get(name_key(text), text)
        if self.places is None:
            return CITY if name_key(name) == name_key(CITY) else " ".join(name.split())
        found: Place | None = self.places.find(name, self.level)
        if found is None and name_key(name) == name_key(CITY):
            return CITY
        if found is None and (self.level is None or any(each.kind == "city" for each in self.places.named(name))):
            found = self.places.find(name)
        return found.name if found else None

    def is_total(self, text: str) -> str | None:
        """The reason this name is a sum of others, if it is one."""
        if self.places is not None and self.place(text) is not None:
            return None
        if name_key(text) in self.totals:
            return "summarad"
        above = self.places.find(text, DISTRICT_BOARD) if self.places else None
        return "namnd_bland_stadsdelar" if above and self.level == "neighbourhood" else None


def extract(grid: Grid, whole: Guess, places: Places | None, progress: Progress) -> Extract:
    """Walks the body of `grid` once under `whole.recipe`. Never raises for what a cell holds."""
    recipe, found = whole.recipe, Extract()
    aliases = {name_key(alias): name for alias, name in recipe.aliases}
    names = _Names(places, recipe.level, aliases, frozenset(map(name_key, recipe.totals or ())))
    reader = _CellReader(grid, whole)
    fill: dict[int, str] = {}
    before, gap = 0, False
    for row, texts in whole.body:
        if row % 2_000 == 0:
            progress(0.6 + 0.4 * row / len(grid.rows))
        if row != before + 1:
            fill.clear()
        gap = gap or row != before + 1
        before = row
        if found.other_table is None and _heads_another_table(reader, names, row, texts, gap and bool(found.values)):
            found.other_table = row
        gap = not any(_at(texts, column) for column in reader.columns)
        _row(found, reader, names, row, _filled(texts, recipe, reader.columns, fill))
    return found


def _heads_another_table(reader: _CellReader, names: _Names, row: int, texts: list[str], gap: bool) -> bool:
    """Whether a row is the heading of a further table below the first: figures under it mean something else.

    A heading that says the same as the first and follows straight on figures is a page break. `gap`: an empty row or
    a row without figures stands above.
    """
    cells = [text for column in reader.columns if (text := _at(texts, column))]
    label = _at(texts, reader.recipe.unit_column)
    if row in reader.recipe.skip_rows or not cells:
        return False
    if label and name_key(label) == reader.unit_header:
        return gap or not reader.repeats_heading(texts)
    known = names.places is not None and bool(label) and names.place(label) is not None
    if known or not (gap or not label or words.known_word(label) in (words.UNIT, words.YEAR)):
        return False
    return all(cell_rules.year_of(cell) or not reader.may_be_figure(cell) for cell in cells)


def _filled(texts: list[str], recipe: Recipe, columns: list[int], fill: dict[int, str]) -> list[str]:
    """The row with labels carried down from the rows above where the recipe says so.

    A label on a row of its own is carried too: the rows below it are about that, not about what stood before.
    """
    if not recipe.fill_down:
        return texts
    has_figures = any(_at(texts, column) for column in columns)
    filled = list(texts)
    for column in recipe.fill_down:
        if column <= len(filled):
            fill[column] = filled[column - 1] or fill.get(column, "")
            filled[column - 1] = fill[column] if has_figures else filled[column - 1]
    return filled


def _row(found: Extract, reader: _CellReader, names: _Names, row: int, texts: list[str]) -> None:
    recipe = reader.recipe
    label = _at(texts, recipe.unit_column)
    if recipe.separator == BLANKS and len(texts) < reader.used and re.search(r"[0-9]\s+[0-9.,]+$|[0-9]$", texts[0]):
        found.unread.append(UnreadCell(reader.grid.sheet, row, 1, texts[0][:200], "raden_kan_inte_delas"))
        found.row_roles[row] = ("olast", "raden_kan_inte_delas")
        return
    skip = "" if found.other_table == row else _skip_reason(reader, names, row, texts, label)
    if skip:
        found.skipped.append(SkippedRow(row, " ".join(text for text in texts if text)[:200], skip))
        found.row_roles[row] = ("hoppas_over", skip)
        return
    unit = names.place(label) if label else None
    problem = "" if unit else "okant_namn" if label else "utan_namn"
    if label and unit is None:
        found.unmatched[label].append(row)
    year = cell_rules.year_of(_at(texts, recipe.year_column)) if recipe.year_column else recipe.year
    if recipe.year_column and year is None:
        problem = problem or "inte_ett_ar"
    problem = "annan_tabell" if found.other_table else problem or reader.misshapen(texts)
    found.row_roles[row] = ("olast", problem) if problem else ("varden", "rad_med_siffror")
    for value_column in recipe.values or ():
        if problem:
            reader.leave(found, row, value_column.column, texts, problem)
        else:
            reader.read(found, row, value_column, texts, unit=unit or "", year=year)


def _skip_reason(reader: _CellReader, names: _Names, row: int, texts: list[str], label: str) -> str:
    if row in reader.recipe.skip_rows:
        return "angiven"
    if not any(_at(texts, column) or (row, column) in reader.grid.marks for column in reader.columns):
        known = names.places is not None and label and names.place(label) is not None and len(texts) > 1
        heads_block = reader.recipe.unit_column in (reader.recipe.fill_down or ())
        return "" if known and not heads_block else "utan_siffror"
    if label and name_key(label) == reader.unit_header:
        return "upprepad_rubrik"
    return names.is_total(names.aliases.get(name_key(label), label)) or "" if label else ""


class _CellReader:
    """Reads the figure cells of one grid under one recipe."""

    def __init__(self, grid: Grid, whole: Guess) -> None:
        self.grid, self.recipe = grid, whole.recipe
        self.columns = [value.column for value in self.recipe.values or ()]
        self.names = {each.column: " ".join((each.indicator or "").split()) for each in self.recipe.values or ()}
        self.markers = {text.casefold(): status for text, status in self.recipe.markers or ()}
        unit = self.recipe.unit_column
        has_header = bool(unit and whole.layout.header_rows and unit <= len(whole.columns))
        self.unit_header = name_key(whole.columns[(unit or 1) - 1].header) if has_header else None
        rows = [self.grid.rows[row - 1] for row in whole.layout.header_rows if row <= len(self.grid.rows)]
        self.headings = [[cell_rules.tidy(cell) for cell in row] for row in rows]
        self.width = max((column.number for column in whole.columns if column.header), default=grid.width)
        self.used = max((*self.columns, unit or 0, self.recipe.year_column or 0), default=0)
        self.mixed_percent = set(_mixed_percent(whole, self.columns))

    def repeats_heading(self, texts: list[str]) -> bool:
        """Whether the row says over its figures what one of the heading rows says."""
        cells = [name_key(_at(texts, column)) for column in self.columns]
        return any(cells == [name_key(_at(row, column)) for column in self.columns] for row in self.headings)

    def may_be_figure(self, text: str) -> bool:
        """Whether the text is a figure, readable or not, or a marker for a missing one."""
        return cell_rules.numberish(text) or text.casefold() in self.markers

    def misshapen(self, texts: list[str]) -> str:
        """Why the cells of a text row cannot be trusted to stand in their columns, or ""."""
        if not self.grid.ragged:
            return ""
        if any(texts[self.width :]):
            return "for_manga_falt"
        return "for_fa_falt" if len(texts) < self.used else ""

    def leave(self, found: Extract, row: int, column: int, texts: list[str], reason: str) -> None:
        """Lists a cell as unread if it holds anything."""
        text = _at(texts, column) or self.grid.marks.get((row, column), ("", ""))[1]
        if text:
            found.unread.append(UnreadCell(self.grid.sheet, row, column, text[:200], reason))

    def read(
        self, found: Extract, row: int, value_column: ValueColumn, texts: list[str], *, unit: str, year: int | None
    ) -> None:
        """Takes one figure cell into `found`, as a value or as unread."""
        column = value_column.column
        year = value_column.year if value_column.year is not None else year
        indicator = self._indicator(value_column, texts)
        if year is None or not indicator:
            self.leave(found, row, column, texts, "okant_ar" if year is None else "okand_indikator")
            return
        figure, status, problem = self._figure(row, column, texts)
        n, n_problem = self._n(texts)
        if problem or n_problem:
            self.leave(found, row, column, texts, problem or n_problem)
            return
        value = Value(year, unit, indicator, figure, status, n)
        self._keep(found, value, row, column, _at(texts, column))

    def _keep(self, found: Extract, value: Value, row: int, column: int, text: str) -> None:
        key = (value.year, value.unit, value.indicator)
        earlier = found.values.pop(key, None)
        if earlier is not None:
            found.repeated.add(key)
            found.unread.append(UnreadCell(self.grid.sheet, earlier[1], earlier[2], earlier[3], "dubblett"))
        if key in found.repeated:
            found.unread.append(UnreadCell(self.grid.sheet, row, column, text, "dubblett"))
        else:
            found.values[key] = (value, row, column, text)

    def _indicator(self, value_column: ValueColumn, texts: list[str]) -> str:
        recipe = self.recipe
        if value_column.indicator and not recipe.indicator_column and not recipe.split_columns:
            return self.names[value_column.column]
        own = _at(texts, recipe.indicator_column) if recipe.indicator_column else ""
        if recipe.indicator_column and not own:
            return ""
        fixed = "" if own or value_column.indicator else recipe.indicator or ""
        groups = [_at(texts, column) for column in recipe.split_columns or ()]
        parts = [own, value_column.indicator or "", fixed, *groups]
        return (
            ", ".join(" ".join(part.split()) for part in parts if part)
            if own or value_column.indicator or fixed
            else ""
        )

    def _figure(self, row: int, column: int, texts: list[str]) -> tuple[float | None, str, str]:
        """(value, status, reason it was not read) of one cell, its status column considered."""
        figure, status, problem = self._cell(row, column, texts)
        if self.recipe.status_column is None or problem:
            return figure, status, problem
        said = _at(texts, self.recipe.status_column)
        if said in ("", status) or (said in STATUSES[1:] and figure is None):
            return figure, said or status, ""
        if said not in STATUSES:
            return None, "", "okand_status"
        return None, "", "status_utan_varde" if said == OK else "varde_trots_status"

    def _cell(self, row: int, column: int, texts: list[str]) -> tuple[float | None, str, str]:
        cells = self.grid.rows[row - 1]
        raw = cells[column - 1] if column <= len(cells) else ""
        mark = self.grid.marks.get((row, column), ("", ""))[0]
        if isinstance(raw, float):
            if mark == "procentformat":
                shown = float(f"{raw * 100:.12g}")
                as_shown = self.recipe.percent == "as_shown"
                return (None, "", mark) if not self.recipe.percent else (shown if as_shown else raw, OK, "")
            return raw, OK, ""
        if mark and mark != "procentformat":
            return None, "", mark
        text = _at(texts, column)
        status = self.markers.get(text.casefold())
        if status is not None:
            return None, status, ""
        figure = cell_rules.number(text, self.recipe.decimal, self.recipe.thousands or "")
        if figure is None:
            return None, "", cell_rules.why_not(text, self.recipe.decimal) if text else "tom_cell"
        return (None, "", "blandat_procenttecken") if column in self.mixed_percent and "%" in text else (figure, OK, "")

    def _n(self, texts: list[str]) -> tuple[float | None, str]:
        text = _at(texts, self.recipe.n_column) if self.recipe.n_column else ""
        if text.casefold() in self.markers or not text:
            return None, ""
        n = cell_rules.number(text, self.recipe.decimal, self.recipe.thousands or "")
        return n, "" if n is not None and n >= 0 else "antal_svar_olast"


def _mixed_percent(whole: Guess, columns: list[int]) -> Iterator[int]:
    """The columns where some figures carry a per cent sign and others do not."""
    for column in columns:
        texts = whole.columns[column - 1].texts if column <= len(whole.columns) else {}
        signed = {text.endswith("%") for text in texts if cell_rules.numberish(text)}
        if len(signed) == 2:
            yield column


def _at(texts: list[str], column: int | None) -> str:
    return texts[column - 1] if column and column <= len(texts) else ""
