"""Plain CSV files as frames, for the `index` job: UTF-8, commas, decimal points, each row known by its line.

Knows how to name a faulty cell. Refuses to guess: what is not a number by these rules is an error, never a missing
value. Real-life tables go through `app.exchange.index_tables`.
"""

from __future__ import annotations

import csv
import io
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.errors import UserError
from app.models.wording import index_files as words
from app.models.wording.index_problems import numbered

if TYPE_CHECKING:
    import pandas as pd

NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?(inf|infinity)", re.IGNORECASE | re.ASCII)
WHOLE = re.compile(r"[+-]?\d+(\.0*)?", re.ASCII)


@dataclass(frozen=True)
class Layout:
    """The columns a file must have, those it may have, and how numbers are written in those that hold numbers."""

    wanted: tuple[str, ...]
    optional: tuple[str, ...]
    numeric: dict[str, re.Pattern[str]]


@dataclass(frozen=True, eq=False)
class PlainTable:
    """A file that was read: its frame, and the line of the file that each row of the frame began on."""

    path: Path
    frame: pd.DataFrame
    lines: tuple[int, ...]

    def where(self, rows: Iterable[int]) -> str:
        """ " (rad 2, 16)" for positions in the frame, an empty text for none."""
        found = [self.lines[row] for row in rows]
        return f" (rad {numbered(found)})" if found else ""


def read_plain(path: Path, layout: Layout) -> PlainTable:
    """Read a CSV file. Empty rows are skipped, empty cells are missing; the name NA is a name.

    Column names are compared without regard to case; other columns are left alone, but not one that is nearly a column
    of the layout. Raises `UserError` naming file, row and reason.
    """
    import pandas as pd

    (header, _), *body = _rows(path) or [([], 0)]
    names = [name.strip().casefold() for name in header]
    _refuse_header(path, header, names, layout)
    body = [(cells, line) for cells, line in body if any(cell.strip() for cell in cells)]
    for cells, line in body:
        if len(cells) != len(names):
            raise row_fault(path, line, words.cells_sentence(len(cells), len(names)))
    lines = tuple(line for _, line in body)
    known = [(place, name) for place, name in enumerate(names) if name in (*layout.wanted, *layout.optional)]
    columns = {name: [cells[place] for cells, _ in body] for place, name in known}
    frame = {
        name: _numbers(path, name, cells, lines, layout.numeric[name])
        if name in layout.numeric
        else [unicodedata.normalize("NFC", cell).strip() for cell in cells]
        for name, cells in columns.items()
    }
    return PlainTable(path, pd.DataFrame(frame), lines)


def row_fault(path: Path, line: int, reason: str) -> UserError:
    """A file that cannot be used because of one row."""
    return UserError("index_file", file=path.name, where=f" (rad {line})", reason=reason)


def unreadable(path: Path, fault: Exception) -> UserError:
    """A file that could not be read as text."""
    if isinstance(fault, UnicodeDecodeError):
        reason = words.not_utf8_reason(bytes(fault.object)[: fault.start].count(b"\n") + 1)
    else:
        reason = str(getattr(fault, "strerror", None) or fault)
    return UserError("index_file_unreadable", file=path.name, reason=reason)


def text_of(path: Path) -> str:
    """The text of a UTF-8 file, with or without a byte order mark. Raises `UserError`."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise unreadable(path, fault) from fault


def _rows(path: Path) -> list[tuple[list[str], int]]:
    """Every row with the line it began on."""
    return list(_numbered_rows(path, text_of(path)))


def _numbered_rows(path: Path, text: str) -> Iterator[tuple[list[str], int]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield cells, line
            line = reader.line_num + 1
    except csv.Error as fault:
        raise UserError("index_file_unreadable", file=path.name, reason=words.quotes_reason(line)) from fault


def _refuse_header(path: Path, header: list[str], names: list[str], layout: Layout) -> None:
    known = (*layout.wanted, *layout.optional)
    missing = [name for name in layout.wanted if name not in names]
    if missing and len(header) == 1 and re.search(r"[;\t]", header[0]):
        raise row_fault(path, 1, words.delimiter_sentence(layout.wanted))
    for name in names:
        said = None if name in known else words.unknown_column(name, [k for k in known if k not in names])
        if said:
            raise row_fault(path, 1, said)
    if missing or any(names.count(name) > 1 for name in known):
        raise row_fault(path, 1, words.columns_sentence(layout.wanted))


def _numbers(path: Path, name: str, cells: list[str], lines: tuple[int, ...], pattern: re.Pattern[str]) -> list[float]:
    found = []
    for cell, line in zip(cells, lines, strict=True):
        text = cell.strip()
        if text and not pattern.fullmatch(text):
            say = words.whole_sentence if pattern is WHOLE else words.number_sentence
            raise row_fault(path, line, say(text, name))
        found.append(float(text) if text else math.nan)
    return found
