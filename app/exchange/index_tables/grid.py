"""A table file as a grid of cells, before anyone asks what they mean.

It knows what the two sources, text and workbook, have in common: sheets of rows, how much a table may hold, and how a
file is told from another. A cell is kept as the number of its text among the distinct texts of the sheet, so that a
large table takes little room and what a text says is asked once. What it says is not the grid's business.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from app.exchange.index_tables.cells import Cell, tidy
from app.models.errors import UserError

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 2_000_000
MAX_COLUMNS = 2_000
MAX_CELLS = 12_000_000
NOTHING = 0
"""The code of a cell that holds nothing."""

IntArray: TypeAlias = npt.NDArray[Any]
FloatArray: TypeAlias = npt.NDArray[Any]
ByteArray: TypeAlias = npt.NDArray[Any]
BoolArray: TypeAlias = npt.NDArray[Any]
Progress = Callable[[float], None]
"""Called now and then with the share done, 0–1. It may raise to stop the reading."""

UNMARKED, BROKEN, WITHOUT_RESULT, PERCENT = range(4)
MARKS = (("", ""), ("fel_i_kalkylbladet", "#FEL"), ("formel_utan_resultat", "=…"), ("procentformat", ""))
"""Why a workbook's cell is not what it seems, and what is shown for it where it holds nothing."""


def no_progress(_share: float) -> None:
    """The progress of a caller who does not want to know."""


@dataclass(frozen=True, eq=False)
class Grid:
    """One sheet; rows and columns are counted from 1.

    `codes` (rows × width) names the cells, `texts` says what each code stands for and `numbers` what a workbook's cell
    is as a number (NaN for text). `lengths` are the fields that each row has. `marks` (like `codes`, None in text) are
    places in `MARKS`. `ragged`: the rows' own lengths count. `turned`: rows and columns have changed places.
    """

    sheet: str
    codes: IntArray
    lengths: IntArray
    texts: list[str]
    numbers: FloatArray
    marks: ByteArray | None = None
    ragged: bool = False
    turned: bool = False
    encoding: str | None = None
    separator: str | None = None
    why: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.codes)

    @property
    def width(self) -> int:
        """The number of columns of the widest row."""
        return int(self.codes.shape[1])

    def turn(self) -> Grid:
        """The same cells with rows and columns in each other's place. Raises UserError when it becomes too wide."""
        within_limits(self.width, self.height, self.sheet)
        lengths = np.full(self.width, self.height, dtype=np.int32)
        marks = None if self.marks is None else np.ascontiguousarray(self.marks.T)
        codes = np.ascontiguousarray(self.codes.T)
        return replace(self, codes=codes, lengths=lengths, marks=marks, ragged=False, turned=not self.turned)

    def row(self, row: int) -> list[str]:
        """The texts of a row; none beyond the last."""
        if not 1 <= row <= self.height:
            return []
        return [self.texts[code] for code in self.codes[row - 1, : self.lengths[row - 1]].tolist()]

    def column(self, column: int | None) -> IntArray:
        """The codes of a column from its first row to its last; nothing anywhere for a column that is not there."""
        if column is None or not 1 <= column <= self.width:
            return np.zeros(self.height, dtype=np.int32)
        return self.codes[:, column - 1]

    def distinct(self, codes: IntArray) -> IntArray:
        """The different codes among these, rising."""
        seen = np.zeros(len(self.texts), dtype=bool)
        seen[codes] = True
        return np.flatnonzero(seen)

    def marked(self, column: int | None) -> ByteArray:
        """The marks of a column from its first row to its last."""
        if self.marks is None or column is None or not 1 <= column <= self.width:
            return np.zeros(self.height, dtype=np.int8)
        return self.marks[:, column - 1]

    def text(self, row: int, column: int) -> str:
        """What a cell holds, or what is shown for the mark on it."""
        if not (1 <= column <= self.width and 1 <= row <= self.height):
            return ""
        text = self.texts[int(self.codes[row - 1, column - 1])]
        return text or MARKS[int(self.marked(column)[row - 1])][1]


class Marks:
    """The marks of a sheet, gathered cell by cell."""

    def __init__(self) -> None:
        self._rows, self._columns, self._kinds = array("i"), array("i"), array("b")
        self.height = self.width = 0

    def add(self, row: int, column: int, kind: int) -> None:
        """A mark on a cell. What is broken makes the sheet as large as to hold it; how a cell is shown does not."""
        self._rows.append(row)
        self._columns.append(column)
        self._kinds.append(kind)
        if kind != PERCENT:
            self.height, self.width = max(self.height, row), max(self.width, column)

    def over(self, codes: IntArray) -> ByteArray:
        """The marks laid out like the cells; a cell that holds nothing is shown in no way."""
        marked = np.zeros(codes.shape, dtype=np.int8)
        rows, columns = np.array(self._rows, dtype=np.int32), np.array(self._columns, dtype=np.int32)
        inside = (rows <= codes.shape[0]) & (columns <= codes.shape[1])
        marked[rows[inside] - 1, columns[inside] - 1] = np.array(self._kinds, dtype=np.int8)[inside]
        marked[(codes == NOTHING) & (marked == PERCENT)] = UNMARKED
        return marked


class _Codes(dict[Cell, int]):
    """The code of each distinct cell; a cell that is new gets the next."""

    def __init__(self, texts: list[str], numbers: array[float]) -> None:
        super().__init__({"": NOTHING})
        self._texts, self._numbers = texts, numbers

    def __missing__(self, cell: Cell) -> int:
        text = tidy(cell)
        code = self.get(text) if isinstance(cell, str) else None
        if code is None:
            code = len(self._texts)
            self._texts.append(text)
            self._numbers.append(np.nan if isinstance(cell, str) else cell)
            if isinstance(cell, str):
                self[text] = code
        self[cell] = code
        return code


class GridBuilder:
    """Takes rows one after the other. `name` is the file's, for what is said when the table is too large."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._texts, self._numbers = [""], array("d", [np.nan])
        self._codes, self._lengths = array("i"), array("i")
        self._known = _Codes(self._texts, self._numbers)

    def add(self, row: Iterable[Cell]) -> None:
        """Another row. Raises UserError `table_too_many_cells` when there have become more than the reader takes."""
        before = len(self._codes)
        self._codes.extend(map(self._known.__getitem__, row))
        self._lengths.append(len(self._codes) - before)
        if len(self._codes) > MAX_CELLS or len(self._lengths) > MAX_ROWS:
            within_limits(len(self._lengths), max(self._lengths), self._name)
            raise UserError("table_too_many_cells", name=self._name, rows=self.rows, columns=max(self._lengths))

    @property
    def rows(self) -> int:
        """How many rows there are so far."""
        return len(self._lengths)

    def grid(self, sheet: str = "", marks: Marks | None = None) -> Grid:
        """The rows so far without the empty ones at the end. Raises UserError when the sheet would be too large."""
        lengths = np.array(self._lengths, dtype=np.int32)
        flat = np.array(self._codes, dtype=np.int32)
        starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        filled = np.flatnonzero(flat)
        height = int(np.searchsorted(starts, filled[-1], side="right")) if len(filled) else 0
        width = int(lengths.max(initial=0))
        if marks is not None:
            height, width = max(height, marks.height), max(width, marks.width)
        within_limits(height, width, self._name)
        lengths = np.concatenate([lengths, np.zeros(max(0, height - len(lengths)), dtype=np.int32)])[:height]
        codes = np.zeros((height, width), dtype=np.int32)
        codes[np.arange(width) < lengths[:, None]] = flat[: lengths.sum()]
        marked = None
        if marks is not None:
            lengths = np.full(height, width, dtype=np.int32)
            marked = marks.over(codes)
        return Grid(sheet, codes, lengths, self._texts, np.array(self._numbers), marked)


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
