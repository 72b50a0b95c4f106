"""The values of a grid under a whole recipe, and an account of everything else in it.

It knows no guessing: what the recipe does not make readable is listed as unread with its reason. Two cells that say the
same unit, year, indicator and sex are both left unread, since nobody can tell which is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.exchange.index_tables.carry import named_width
from app.exchange.index_tables.figures import Figures
from app.exchange.index_tables.grid import ByteArray, Grid, IntArray, Progress
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.indicators import UNNAMED, Indicators
from app.exchange.index_tables.kinds import FIGURE
from app.exchange.index_tables.listed import Listed
from app.exchange.index_tables.memory import Memory
from app.exchange.index_tables.names import Names
from app.exchange.index_tables.reading import Applied, SkippedRow, Unmatched, UnreadCell
from app.exchange.index_tables.recipe import ValueColumn
from app.exchange.index_tables.rows import Rows, judge
from app.exchange.index_tables.values import NO_YEAR, Columns, Values
from app.models.places import Places

_MAX_TEXT = 200
_SHARE = 0.5


@dataclass(eq=False)
class _Unread:
    """Cells that were not read, as columns; `reason` are numbers in the rows' reasons."""

    row: IntArray
    column: IntArray
    reason: ByteArray

    def in_order(self) -> _Unread:
        order = np.lexsort((self.column, self.row))
        return _Unread(self.row[order], self.column[order], self.reason[order])


@dataclass(eq=False)
class Extract:
    """What was found while walking the columns.

    `repeated`: how many figures were said more than once; `lacking`: how many are there for women and men, but not for
    everybody.
    """

    rows: Rows
    names: Names
    indicators: Indicators
    columns: Columns
    cells: _Unread
    outside: tuple[IntArray, IntArray]
    repeated: int
    lacking: int

    @property
    def grid(self) -> Grid:
        """The grid that was read."""
        return self.rows.body.grid

    @property
    def values(self) -> Values:
        """The values in the order of year, unit, indicator and sex."""
        return Values(self.columns)

    @property
    def unread(self) -> Listed[UnreadCell]:
        """The cells that were not read, from the top down."""
        return Listed(len(self.cells.row), self._unread_cell)

    def _unread_cell(self, at: int) -> UnreadCell:
        row, column = int(self.cells.row[at]), int(self.cells.column[at])
        reason = self.rows.reasons.words[int(self.cells.reason[at])]
        text, turned = self.grid.text(row, column)[:_MAX_TEXT], self.grid.turned
        return UnreadCell(self.grid.sheet, *((column, row) if turned else (row, column)), text, reason)

    @property
    def skipped(self) -> Listed[SkippedRow]:
        """The rows left out whole, those outside the table among them where they hold figures."""
        rows, reasons = self._skipped
        return Listed(len(rows), lambda at: self._skipped_row(int(rows[at]), reasons[at]))

    @cached_property
    def _skipped(self) -> tuple[IntArray, list[str]]:
        """(row numbers, reasons) from the top down."""
        inside = np.flatnonzero(self.rows.skipped)
        words = [self.rows.reasons.words[reason] for reason in self.rows.skipped[inside].tolist()]
        above, below = self.outside
        rows = np.concatenate([above, self.rows.body.rows[inside], below])
        return rows, [*["fore_tabellen"] * len(above), *words, *["efter_sista_raden"] * len(below)]

    def _skipped_row(self, row: int, reason: str) -> SkippedRow:
        text = " ".join(text for text in self.grid.row(row) if text)
        return SkippedRow(row, text[:_MAX_TEXT], reason)

    def applied(self) -> tuple[Applied, ...]:
        """The names that were taken for something else than they say, and how many rows or figures that came to."""
        places = [Applied(each.kind, each.name, each.meaning, each.by, rows) for each, rows in self.rows.meant.items()]
        count = self.columns.count_indicators()
        indicators = self.indicators.meant.values()
        return (*places, *(Applied(e.kind, e.name, e.meaning, e.by, count.get(e.meaning, 0)) for e in indicators))

    def unclear(self) -> tuple[str, ...]:
        """The names that people have said mean several things."""
        return tuple(sorted({*self.rows.unclear, *self.indicators.unclear}))

    def unmatched(self) -> tuple[Unmatched, ...]:
        """The names no place answers to, the first of them with names that look alike."""
        found = self.rows.unmatched
        looking = self.names.suggestions(list(found))
        return tuple(
            Unmatched(name, tuple(at), alike) for (name, at), alike in zip(found.items(), looking, strict=True)
        )


def extract(whole: Guess, places: Places | None, memory: Memory, progress: Progress) -> Extract:
    """Reads the body under `whole.recipe`. Never raises for what a cell holds."""
    names = Names(places, whole.recipe, memory)
    rows = judge(whole, names, [value.column for value in whole.recipe.values or ()])
    walk = _Walk(whole, rows, names)
    values = whole.recipe.values or ()
    for at, value in enumerate(values):
        progress(_SHARE + (1 - _SHARE) * at / len(values))
        walk.column(value)
    return walk.done(names)


class _Walk:
    """Goes through the columns of figures and gathers values and unread cells."""

    def __init__(self, whole: Guess, rows: Rows, names: Names) -> None:
        self.whole, self.recipe, self.rows, self.body = whole, whole.recipe, rows, rows.body
        self.figures = Figures(rows, whole.recipe)
        self.indicators = Indicators(rows, whole.recipe, names)
        self.found: list[list[IntArray]] = [[] for _ in range(10)]
        self.unread: list[_Unread] = []
        line = rows.body.rows[rows.lines]
        self._leave(line, np.ones_like(line), rows.problem[rows.lines])
        self._leave_beyond(named_width(whole) if whole.grid.ragged else whole.grid.width)

    def column(self, value: ValueColumn) -> None:
        """Takes the figures of one column, or lists them as unread."""
        rows, number = self.rows, self.rows.reasons.number
        read = np.full(len(self.body), value.year, dtype=np.int32) if value.year is not None else rows.year
        year = read if self.recipe.vintage is None else np.full(len(self.body), self.recipe.vintage, dtype=np.int32)
        indicator = self.indicators.of(value)
        status, figure, problem = self.figures.read(value.column)
        n, n_problem = self.figures.answers(value.n_column or self.recipe.n_column)
        sex, sex_problem = self.figures.sexes(value.sex)
        measured, measured_problem = self.figures.measured(read)
        for other in (n_problem, sex_problem, measured_problem):
            problem = np.where(problem == 0, other, problem)
        outside = np.where(rows.problem != 0, rows.problem, 0)
        outside[(outside == 0) & (year == NO_YEAR)] = number("okant_ar")
        outside[(outside == 0) & (indicator == UNNAMED)] = number("okand_indikator")
        # What is empty is no news, unless the rest of a sound row says that something ought to be there.
        news = (outside == 0) & (problem != number("tom_cell"))
        problem = np.where(outside != 0, outside, problem)
        here = (rows.skipped == 0) & ~rows.lines
        bad = here & (problem != 0) & (self.body.shows(value.column) | news)
        self._leave(self.body.rows[bad], np.full(int(bad.sum()), value.column), problem[bad])
        good = here & (problem == 0)
        self.indicators.learn_units(indicator, good)
        place = np.full(len(self.body), value.column, dtype=np.int32)
        columns = (year, rows.unit, indicator, sex, figure, status, n, measured, self.body.rows, place)
        for kept, column in zip(self.found, columns, strict=True):
            kept.append(column[good])

    def done(self, names: Names) -> Extract:
        """Everything in order, and what was said twice left unread."""
        *columns, row, column = (self._joined(parts) for parts in self.found)
        whole = Columns(self.rows.units, self.indicators.names, *columns)
        order = whole.order()
        as_above = whole.as_above(order)
        twice = as_above | np.append(as_above[1:], False)
        again = order[twice]
        self._leave(row[again], column[again], np.full(len(again), self.rows.reasons.number("dubblett")))
        parts = [np.concatenate(part) for part in zip(*((e.row, e.column, e.reason) for e in self.unread), strict=True)]
        cells = _Unread(*parts).in_order()
        once = whole.take(order[~twice])
        return Extract(
            self.rows,
            names,
            self.indicators,
            once.with_totals() if self.recipe.add_sexes else once,
            cells,
            _with_figures_outside(self.whole),
            repeated=int((twice & ~as_above).sum()),
            lacking=once.without_total(),
        )

    def _joined(self, parts: list[IntArray]) -> IntArray:
        """The parts as one; they are let go, for there may be millions."""
        whole = np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)
        parts.clear()
        return whole

    def _leave_beyond(self, width: int) -> None:
        """Lists what stands beyond the last column with a name, in the rows that have slipped."""
        rows = self.body.rows[self.rows.skipped == 0]
        at, column = np.nonzero(self.body.grid.codes[rows - 1, width:])
        reason = np.full(len(at), self.rows.reasons.number("for_manga_falt"), dtype=np.int8)
        self._leave(rows[at], column + width + 1, reason)

    def _leave(self, row: IntArray, column: IntArray, reason: ByteArray) -> None:
        self.unread.append(_Unread(row.astype(np.int32), column.astype(np.int32), reason.astype(np.int8)))


def _with_figures_outside(whole: Guess) -> tuple[IntArray, IntArray]:
    """The rows (above the heading, below the last row) that hold figures and belong to no table that was read."""
    layout, height = whole.layout, whole.grid.height
    above = np.array([row for row in range(1, min(layout.first_row, height + 1)) if row not in layout.header_rows])
    below = np.arange(layout.last_row + 1, height + 1)
    return _holding_figures(whole, above), _holding_figures(whole, below)


def _holding_figures(whole: Guess, rows: IntArray) -> IntArray:
    rows = rows.astype(np.int64)
    return np.asarray(rows[(whole.kinds.of(whole.grid.codes[rows - 1]) == FIGURE).any(axis=1)])
