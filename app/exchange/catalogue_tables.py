"""Files with goals or requirements: a workbook, a text table or JSON, as rows whose columns are known by heading.

It knows how such files look and what their headings are called. What a row means beside the plan is not its business.
A cell is text whatever it looks like: a formula is never computed, only its saved result is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.exchange.index_tables import text_file, workbook
from app.exchange.index_tables.grid import BROKEN, MARKS, WITHOUT_RESULT, Grid, load, no_progress
from app.exchange.index_tables.recipe import Recipe
from app.models.catalogues import Entry, Unread
from app.models.errors import UserError
from app.models.places import name_key
from app.models.wording import labels
from app.models.wording.catalogues import HEADINGS, LEVEL_HEADINGS, wanted_headings

MAX_ROWS, MAX_COLUMNS = 5_000, 200
HEADING_WITHIN = 40
"""The heading row is looked for among the first rows."""
_ASIDE = re.compile(r"\s*\(.*?\)|[:*]")


@dataclass(frozen=True)
class Column:
    """A column of the file. `field` is what it fills, "" when nothing; `level` where the column is one level's own."""

    heading: str
    field: str = ""
    level: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows by their number in the file, a cell's text or, where it cannot be made out, why in `broken`."""

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]
    broken: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class CatalogueFile:
    """A file as it was read. `sheets` are those that could be read instead of `sheet`; "" in a file without sheets."""

    name: str
    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    entries: tuple[Entry, ...]

    @property
    def fields(self) -> frozenset[str]:
        """The fields that the file has a column for."""
        return frozenset({c.field for c in self.columns if c.field} | ({"level"} if self._leveled else set()))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that fill nothing."""
        return tuple(c.heading for c in self.columns if c.heading and not c.field)

    @property
    def _leveled(self) -> bool:
        return any(column.level for column in self.columns)


def read(source: Path | bytes, name: str, kind: str, sheet: str = "") -> CatalogueFile:
    """The rows of a file. Without `sheet`, the first sheet with known headings is read.

    Raises UserError for a file that is no table, too large or damaged, for a sheet that is not there, and where no row
    has headings that are known for `kind`.
    """
    sheets = _sheets(load(source, name), name)
    fits = [(one, found) for one in sheets if (found := _headings(one, kind)) is not None]
    if sheet and sheet not in [one.name for one in sheets]:
        raise UserError("table_no_such_sheet", name=name, sheet=sheet)
    chosen = next((pair for pair in fits if sheet in ("", pair[0].name)), None)
    if chosen is None:
        raise UserError("catalogue_no_headings", name=name, wanted=wanted_headings(kind))
    one, (at, columns) = chosen
    rows = one.rows[at + 1 :]
    if len(rows) > MAX_ROWS:
        raise UserError("catalogue_too_many", name=name, rows=len(rows), limit=MAX_ROWS)
    entries = tuple(entry for number, cells in rows for entry in _entries(one, number, cells, columns))
    entries = tuple(_once(entries)) if any(column.level for column in columns) else entries
    return CatalogueFile(name, one.name, tuple(pair[0].name for pair in fits if pair[0].name), columns, entries)


def _sheets(data: bytes, name: str) -> list[Sheet]:
    if workbook.is_workbook(data):
        return [_sheet(grid) for grid in workbook.grids(data, name, no_progress)]
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        return [_of_json(data, name)]
    return [_sheet(text_file.grid(data, name, Recipe(), no_progress))]


def _sheet(grid: Grid) -> Sheet:
    rows, broken = [], {}
    for number in range(1, min(grid.height, MAX_ROWS + HEADING_WITHIN + 1) + 1):
        rows.append((number, grid.row(number)[:MAX_COLUMNS]))
    if grid.marks is not None:
        wrong = (grid.marks == BROKEN) | (grid.marks == WITHOUT_RESULT)
        for at, column in zip(*wrong.nonzero(), strict=True):
            broken[int(at) + 1, int(column)] = MARKS[int(grid.marks[at, column])][0]
    return Sheet(grid.sheet, rows, broken)


def _of_json(data: bytes, name: str) -> Sheet:
    """Objects as rows under their keys; a list may be the one list of an object."""
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UserError("file_not_json", file=name) from error
    if isinstance(value, dict):
        lists = [one for one in value.values() if isinstance(one, list)]
        value = lists[0] if len(lists) == 1 else None
    if not isinstance(value, list) or not value or not all(isinstance(one, dict) for one in value):
        raise UserError("catalogue_json_shape", name=name)
    keys = list(dict.fromkeys(key for one in value[: MAX_ROWS + 1] for key in one))[:MAX_COLUMNS]
    rows: list[tuple[int, Sequence[str]]] = [(0, keys)]
    broken: dict[tuple[int, int], str] = {}
    for number, one in enumerate(value[: MAX_ROWS + 1], start=1):
        rows.append((number, [_json_text(one.get(key)) for key in keys]))
        broken |= {(number, at): "not_text" for at, key in enumerate(keys) if isinstance(one.get(key), dict | list)}
    return Sheet("", rows, broken)


def _json_text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return "" if value is None or isinstance(value, dict | list) else str(value)


def _headings(sheet: Sheet, kind: str) -> tuple[int, tuple[Column, ...]] | None:
    """The row among the first that has most known headings, and its columns; None where none says what is wanted."""
    best: tuple[int, int, tuple[Column, ...]] | None = None
    for at, (_, cells) in enumerate(sheet.rows[:HEADING_WITHIN]):
        columns = _columns(cells, kind)
        known = sum(bool(column.field) for column in columns)
        if any(column.field == "wording" for column in columns) and (best is None or known > best[0]):
            best = (known, at, columns)
    return None if best is None else best[1:]


def _columns(cells: Sequence[str], kind: str) -> tuple[Column, ...]:
    """What each heading fills; each field is filled by its first column only.

    A table whose levels have columns of their own has no other column of wordings, and its codes are nobody's.
    """
    found = [_known_field(cell, kind) for cell in cells]
    levels = [_known_level(cell, kind) for cell in cells]
    if "wording" in found or "level" in found:
        if "wording" not in found and sum(map(bool, levels)) == 1:
            found = ["wording" if level else known for known, level in zip(found, levels, strict=True)]
        levels = [""] * len(cells)
    several = len({level for level in levels if level}) > 1
    columns, seen = [], set[tuple[str, str]]()
    for cell, known, level in zip(cells, found, levels, strict=True):
        field = "wording" if level else "" if several and known == "code" else known
        fresh = field and (field, level) not in seen
        seen.add((field, level))
        columns.append(Column(cell.strip(), field, level) if fresh else Column(cell.strip()))
    return tuple(columns)


def _folded(heading: str) -> str:
    return name_key(_ASIDE.sub("", heading))


def _known_field(heading: str, kind: str) -> str:
    said = _folded(heading)
    for name in HEADINGS[kind]:
        own = (name, *(labels.field_label(kind, name, language) for language in (0, 1)))
        if said in map(_folded, (*HEADINGS[kind][name], *own)):
            return name
    return ""


def _known_level(heading: str, kind: str) -> str:
    said = _folded(heading)
    return next((level for level, words in LEVEL_HEADINGS.get(kind, {}).items() if said in map(_folded, words)), "")


def _entries(sheet: Sheet, number: int, cells: Sequence[str], columns: Sequence[Column]) -> Iterator[Entry]:
    """One entry for a row, or one for each level that has a column of its own; none for an empty row."""
    said, unread = {}, []
    for at, column in enumerate(columns):
        text = cells[at].strip() if at < len(cells) else ""
        why = sheet.broken.get((number, at))
        if why and column.field:
            unread.append(Unread(column.field, text, why))
        elif text and column.field:
            said[column.field, column.level] = text
    levels = [column.level for column in columns if column.level]
    if not levels:
        if said or unread:
            yield Entry(number, {name: text for (name, _), text in said.items()}, tuple(unread))
        return
    common = {name: text for (name, level), text in said.items() if not level}
    for level in levels:
        if ("wording", level) in said:
            yield Entry(number, {**common, "level": level, "wording": said["wording", level]}, tuple(unread))


def _once(entries: Sequence[Entry]) -> Iterator[Entry]:
    """A goal that is repeated beside each of its sub-goals is one goal."""
    seen = set[tuple[str, str, str]]()
    for entry in entries:
        cells = entry.cells
        key = (cells["level"], name_key(cells["wording"]), cells.get("budget_year", ""))
        if key not in seen:
            seen.add(key)
            yield entry
