"""The figure cells of a table, column by column: what each says with its marks, its status and its number of answers.

It knows how what stands beside a figure bears on it. Which rows count is decided elsewhere.
"""

from __future__ import annotations

import numpy as np

from app.exchange.index_tables.cells import numberish, year_of
from app.exchange.index_tables.grid import MARKS, NOTHING, PERCENT, UNMARKED, BoolArray, ByteArray, FloatArray, IntArray
from app.exchange.index_tables.meanings import UNREAD, Meanings
from app.exchange.index_tables.recipe import OK, STATUSES, Recipe
from app.exchange.index_tables.rows import Rows
from app.exchange.index_tables.values import BOTH, NO_YEAR, SEXES
from app.exchange.index_tables.words import sex_of

_OK = STATUSES.index(OK)
_STRANGE = -1


class Figures:
    """Reads the columns of one table under its recipe; one entry for each row of the body."""

    def __init__(self, rows: Rows, recipe: Recipe) -> None:
        self.grid, self.body, self.rows, self.recipe = rows.body.grid, rows.body, rows, recipe
        self.meanings = Meanings(self.grid, recipe, rows.reasons)

    def read(self, column: int) -> tuple[ByteArray, FloatArray, ByteArray]:
        """(status, value, reason it was not read) of each cell of a column, its status column considered."""
        meanings, marks, codes = self.meanings, self.body.marks(column), self.body.column(column)
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

    def answers(self, column: int | None) -> tuple[FloatArray, ByteArray]:
        """(number of answers, reason it could not be read) of each row."""
        codes, meanings = self.body.column(column), self.meanings
        meanings.learn(self.grid.distinct(codes))
        n = np.where(codes == NOTHING, np.nan, meanings.value[codes])
        bad = (codes != NOTHING) & ((meanings.status[codes] == UNREAD) | (n < 0))
        return n, np.where(bad, self.rows.reasons.number("antal_svar_olast"), 0).astype(np.int8)

    def sexes(self, stated: str | None) -> tuple[ByteArray, ByteArray]:
        """(place in `SEXES`, reason it could not be read) of each row; `stated` is what the column itself says."""
        none = np.zeros(len(self.body), dtype=np.int8)
        if stated is not None or self.recipe.sex_column is None:
            return np.full(len(self.body), SEXES.index(stated or ""), dtype=np.int8), none
        distinct, places = np.unique(self.rows.carrier.column(self.recipe.sex_column), return_inverse=True)
        said = [self._sex(self.grid.texts[code]) for code in distinct.tolist()]
        sexes = np.array([_STRANGE if sex is None else SEXES.index(sex) for sex in said], dtype=np.int8)[places]
        return sexes, np.where(sexes == _STRANGE, self.rows.reasons.number("okant_kon"), none).astype(np.int8)

    def _sex(self, text: str) -> str | None:
        return sex_of(text, letters=True) if text or self.recipe.empty_sex is None else BOTH

    def measured(self, year: IntArray) -> tuple[IntArray, ByteArray]:
        """(year the figure was measured or 0, reason it could not be read); `year` is what was read as the year."""
        none = np.zeros(len(self.body), dtype=np.int8)
        if self.recipe.reference_year_column is None:
            return year if self.recipe.vintage is not None else np.full(len(self.body), NO_YEAR, dtype=np.int32), none
        distinct, places = np.unique(self.rows.carrier.column(self.recipe.reference_year_column), return_inverse=True)
        texts = [self.grid.texts[code] for code in distinct.tolist()]
        years = np.array([year_of(text) or NO_YEAR for text in texts], dtype=np.int32)[places]
        strange = np.array([bool(text) and year_of(text) is None for text in texts], dtype=bool)[places]
        return years, np.where(strange, self.rows.reasons.number("inte_ett_matar"), none).astype(np.int8)
