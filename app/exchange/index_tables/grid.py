"""A table file as a grid of raw cells, before anyone asks what they mean.

It knows what the two sources, text and workbook, have in common: sheets of rows, how much a table may hold, and
how a file is told from another. What a cell says is not its business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from app.exchange.index_tables.cells import Cell
from app.models.errors import UserError

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 400_000
MAX_COLUMNS = 2_000
MAX_CELLS = 6_000_000

Progress = Callable[[float], None]
"""Called now and then with the share done, 0–1. It may raise to stop the reading."""


def no_progress(_share: float) -> None:
    """The progress of a caller who does not want to know."""


@dataclass(frozen=True)
class Grid:
    """One sheet. `rows[0]` is row 1 of the table. `marks` are the reasons of cells the program itself left broken."""

    sheet: str
    rows: list[list[Cell]]
    marks: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    ragged: bool = False
    encoding: str | None = None
    separator: str | None = None
    why: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return max(map(len, self.rows), default=0)


def load(source: Path | str | bytes, name: str) -> bytes:
    """The bytes of the file. Raises UserError when it cannot be read, is empty or too large."""
    if isinstance(source, bytes):
        data = source
    else:
        try:
            if Path(source).stat().st_size > MAX_BYTES:
                raise UserError("table_too_large", name=name, limit=MAX_BYTES // 1024 // 1024)
            data = Path(source).read_bytes()
        except OSError as error:
            raise UserError("table_unreadable", name=name, why=error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise UserError("table_too_large", name=name, limit=MAX_BYTES // 1024 // 1024)
    if not data.strip():
        raise UserError("table_empty", name=name)
    return data


def within_limits(rows: int, columns: int, name: str) -> None:
    """Raises UserError `table_too_many_cells` when a sheet is larger than the reader takes."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise UserError("table_too_many_cells", name=name, rows=rows, columns=columns)
