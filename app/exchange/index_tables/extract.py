"""The values of a grid under a whole recipe, and an account of everything else in it.

It knows no guessing: what the recipe does not make readable is listed as unread with its reason. Two cells that say the
same unit, year, indicator and sex are both left unread, since nobody can tell which is right.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.exchange.index_tables.cells import numberish
from app.exchange.index_tables.grid import (
    MARKS,
    NOTHING,
    PERCENT,
    UNMARKED,
    BoolArray,
    ByteArray,
    FloatArray,
    Grid,
    IntArray,
    Progress,
)
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.listed import Listed
from app.exchange.index_tables.meanings import UNREAD, Meanings
from app.exchange.index_tables.names import Names
from app.exchange.index_tables.reading import SkippedRow, Unmatched, UnreadCell
from app.exchange.index_tables.recipe import OK, STATUSES, Recipe, ValueColumn
from app.exchange.index_tables.rows import Rows, judge
from app.exchange.index_tables.values import NO_YEAR, Columns, Values
from app.models.places import Places

_MAX_TEXT = 200
_SHARE = 0.5
_OK = STATUSES.index(OK)


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
    """What was found while walking the columns."""

    grid: Grid
    rows: Rows
    names: Names
    columns: Columns
    cells: _Unread
    repeated: int

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
        return UnreadCell(self.grid.sheet, row, column, self.grid.text(row, column)[:_MAX_TEXT], reason)

    @property
    def skipped(self) -> Listed[SkippedRow]:
        """The rows left out whole."""
        return Listed(len(self._skipped_at), self._skipped_row)

    @cached_property
    def _skipped_at(self) -> IntArray:
        return np.flatnonzero(self.rows.skipped).astype(np.int32)

    def _skipped_row(self, at: int) -> SkippedRow:
        place = int(self._skipped_at[at])
        row = int(self.rows.body.rows[place])
        text = " ".join(text for text in self.grid.row(row) if text)
        return SkippedRow(row, text[:_MAX_TEXT], self.rows.told(place)[1])

    def unmatched(self) -> tuple[Unmatched, ...]:
        """The names no place answers to, the first of them with names that look alike."""
        found = self.rows.unmatched
        looking = self.names.suggestions(list(found))
        return tuple(
            Unmatched(name, tuple(at), alike) for (name, at), alike in zip(found.items(), looking, strict=True)
        )


def extract(whole: Guess, places: Places | None, progress: Progress) -> Extract:
    """Reads the body under `whole.recipe`. Never raises for what a cell holds."""
    names = Names(places, whole.recipe)
    rows = judge(whole, names, [value.column for value in whole.recipe.values or ()])
    walk = _Walk(whole, rows)
    values = whole.recipe.values or ()
    for at, value in enumerate(values):
        progress(_SHARE + (1 - _SHARE) * at / len(values))
        walk.column(value)
    return walk.done(names)


class _Walk:
    """Goes through the columns of figures and gathers values and unread cells."""

    def __init__(self, whole: Guess, rows: Rows) -> None:
        self.grid, self.recipe, self.rows, self.body = whole.grid, whole.recipe, rows, rows.body
        self.meanings = Meanings(whole.grid, whole.recipe, rows.reasons)
        self.indicators: dict[str, int] = {}
        self.found: list[tuple[IntArray, ...]] = []
        self.unread: list[_Unread] = []
        line = rows.body.rows[rows.lines].astype(np.int32)
        self._leave(line, np.ones_like(line), rows.problem[rows.lines])

    def column(self, value: ValueColumn) -> None:
        """Takes the figures of one column, or lists them as unread."""
        codes, number = self.body.column(value.column), self.rows.reasons.number
        year = np.full(len(self.body), value.year, dtype=np.int32) if value.year is not None else self.rows.year
        indicator = self._indicator(value)
        status, figure, problem = self._figures(value.column, codes)
        n, n_problem = self._n()
        problem = np.where(problem == 0, n_problem, problem)
        problem[indicator < 0] = number("okand_indikator")
        problem[year == NO_YEAR] = number("okant_ar")
        undated = year == NO_YEAR
        nameless = (indicator < 0) & ~undated
        whole_row = self.rows.problem != 0
        problem = np.where(whole_row, self.rows.problem, problem)
        here = (self.rows.skipped == 0) & ~self.rows.lines
        shown = (codes != NOTHING) | (self.body.marks(value.column) != UNMARKED)
        # What is empty is no news, unless the rest of a sound row says that something ought to be there.
        told = shown | ~(whole_row | undated | nameless | (problem == number("tom_cell")))
        bad = here & (problem != 0) & told
        self._leave(self.body.rows[bad], np.full(int(bad.sum()), value.column), problem[bad])
        good = np.flatnonzero(here & (problem == 0))
        place = np.full(len(good), value.column, dtype=np.int32)
        columns = (year, self.rows.unit, indicator, status, figure, n, self.body.rows)
        self.found.append((*(each[good] for each in columns), place))

    def done(self, names: Names) -> Extract:
        """Everything in order, and what was said twice left unread."""
        year, unit, indicator, status, figure, n, row, column = (
            map(np.concatenate, zip(*self.found, strict=True)) if self.found else [np.zeros(0, dtype=np.int32)] * 8
        )
        none = np.zeros(len(year), dtype=np.int8)
        whole = Columns(
            tuple(self.rows.units), tuple(self.indicators), year, unit, indicator, none, figure, status, n, none
        )
        order = whole.order()
        whole, row, column = whole.take(order), row[order], column[order]
        as_above = whole.as_above()
        twice = as_above | np.append(as_above[1:], False)
        self._leave(row[twice], column[twice], np.full(int(twice.sum()), self.rows.reasons.number("dubblett")))
        parts = [np.concatenate(part) for part in zip(*((e.row, e.column, e.reason) for e in self.unread), strict=True)]
        repeated = int((twice & ~as_above).sum())
        return Extract(self.grid, self.rows, names, whole.take(~twice), _Unread(*parts).in_order(), repeated)

    def _leave(self, row: IntArray, column: IntArray, reason: ByteArray) -> None:
        self.unread.append(_Unread(row.astype(np.int32), column.astype(np.int32), reason.astype(np.int8)))

    def _indicator(self, value: ValueColumn) -> IntArray:
        """The number of each row's indicator; −1 where the row does not say it."""
        recipe = self.recipe
        columns = [column for column in (recipe.indicator_column, *(recipe.split_columns or ())) if column]
        codes = [self.rows.carrier.column(column) for column in columns]
        if not columns:
            named = self._number(_composed(recipe, value, "", []))
            return np.full(len(self.body), named, dtype=np.int32)
        combined, places = np.unique(np.stack(codes), axis=1, return_inverse=True)
        numbers = []
        for combination in combined.T.tolist():
            texts = [self.grid.texts[code] for code in combination]
            own = texts.pop(0) if recipe.indicator_column else ""
            numbers.append(self._number(_composed(recipe, value, own, texts)))
        return np.array(numbers, dtype=np.int32)[places.reshape(-1)]

    def _number(self, name: str) -> int:
        return self.indicators.setdefault(name, len(self.indicators)) if name else -1

    def _figures(self, column: int, codes: IntArray) -> tuple[ByteArray, FloatArray, ByteArray]:
        """(status, value, reason it was not read) of each cell of a column, its status column considered."""
        meanings, marks = self.meanings, self.body.marks(column)
        distinct = self.grid.distinct(codes)
        meanings.learn(distinct)
        status, figure, problem = meanings.status[codes], meanings.value[codes], meanings.reason[codes]
        mixed = self._percent_signs(distinct)
        if mixed is not None:
            signed = mixed[codes] & (problem == 0)
            problem[signed] = self.rows.reasons.number("blandat_procenttecken")
        self._mark(marks, codes, figure, problem)
        if self.recipe.status_column is not None:
            self._heed_status(status, problem)
        return status, np.where(status == _OK, figure, np.nan), problem

    def _percent_signs(self, distinct: IntArray) -> BoolArray | None:
        """Which cells carry a per cent sign, where others of the column do not; None where they agree."""
        texts = self.grid.texts
        signed = [code for code in distinct.tolist() if texts[code][-1:] == "%" and numberish(texts[code])]
        if not signed or all(texts[code][-1:] == "%" for code in distinct.tolist() if numberish(texts[code])):
            return None
        found = np.zeros(len(self.grid.texts), dtype=bool)
        found[signed] = True
        return found

    def _mark(self, marks: ByteArray, codes: IntArray, figure: FloatArray, problem: ByteArray) -> None:
        """What the workbook's own marks make of the cells."""
        numbers = ~np.isnan(self.grid.numbers[codes])
        shown = (marks == PERCENT) & numbers
        if self.recipe.percent is None:
            problem[shown] = self.rows.reasons.number(MARKS[PERCENT][0])
        elif self.recipe.percent == "as_shown":
            figure[shown] = [float(f"{value * 100:.12g}") for value in figure[shown].tolist()]
        for kind in set(np.unique(marks).tolist()) - {UNMARKED, PERCENT}:
            problem[(marks == kind) & ~numbers] = self.rows.reasons.number(MARKS[kind][0])

    def _heed_status(self, status: ByteArray, problem: ByteArray) -> None:
        """Takes the status that the row says, unless it contradicts the cell."""
        number = self.rows.reasons.number
        codes = self.body.column(self.recipe.status_column)
        distinct, places = np.unique(codes, return_inverse=True)
        silent, strange = -2, -1
        known = {"": silent} | {word: at for at, word in enumerate(STATUSES)}
        said = np.array([known.get(self.grid.texts[code], strange) for code in distinct.tolist()])[places]
        readable = (problem == 0) & (said != silent) & (said != status)
        problem[readable & (said == strange)] = number("okand_status")
        problem[readable & (said == _OK)] = number("status_utan_varde")
        problem[readable & (said > _OK) & (status == _OK)] = number("varde_trots_status")
        taken = readable & (said > _OK) & (status != _OK)
        status[taken] = said[taken]

    def _n(self) -> tuple[FloatArray, ByteArray]:
        """(number of answers, reason it could not be read) of each row."""
        codes, meanings = self.body.column(self.recipe.n_column), self.meanings
        meanings.learn(self.grid.distinct(codes))
        n = np.where(codes == NOTHING, np.nan, meanings.value[codes])
        bad = (codes != NOTHING) & ((meanings.status[codes] == UNREAD) | (n < 0))
        return n, np.where(bad, self.rows.reasons.number("antal_svar_olast"), 0).astype(np.int8)


def _composed(recipe: Recipe, value: ValueColumn, own: str, groups: list[str]) -> str:
    """The name of an indicator from what row and column say; "" when neither says anything."""
    fixed = "" if own or value.indicator else recipe.indicator or ""
    if (recipe.indicator_column and not own) or not (own or value.indicator or fixed):
        return ""
    parts = (own, value.indicator or "", fixed, *groups)
    return unicodedata.normalize("NFC", ", ".join(" ".join(part.split()) for part in parts if part))
