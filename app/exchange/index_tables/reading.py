"""What came of reading a table: the long values, and beside them everything that was not read and why.

Plain frozen values without opinions. Reasons and questions are codes; their sentences are in
`app.models.wording.tables`. Rows and columns are counted from 1 as in the table itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.exchange.index_tables.recipe import Recipe
from app.exchange.index_tables.values import BOTH, Value, of_values
from app.models.errors import UserError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class UnreadCell:
    """A cell that holds something which was not read, so that nothing is lost in silence. `sheet` is "" in text."""

    sheet: str
    row: int
    column: int
    text: str
    reason: str


@dataclass(frozen=True)
class SkippedRow:
    """A row left out whole: a total, a note, an empty heading."""

    row: int
    text: str
    reason: str


@dataclass(frozen=True)
class Unmatched:
    """A name that is no known place; `suggestions` are for a person to choose among, never applied."""

    name: str
    rows: tuple[int, ...]
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Applied:
    """A name that was taken for a place (`kind` "place") or an indicator of another name, because somebody said so.

    `meaning` "" for a name that is said not to belong to the places of the plan: its rows are left out.
    `by`: "recipe" for this table, "plan" for every table of the plan, "shipped" for spellings that Handslag knows.
    `count` is how many rows, or figures, that came to.
    """

    kind: str
    name: str
    meaning: str
    by: str
    count: int


@dataclass(frozen=True)
class Understood:
    """One part of how the table was understood: its value as the recipe has it, why, and a cell that shows it."""

    part: str
    value: str
    reason: str
    example: str = ""


@dataclass(frozen=True)
class LooksLike:
    """A table that was taken in before and whose columns were called the same; `recipe` reads this one like it."""

    name: str
    recipe: Recipe


@dataclass(frozen=True)
class Question:
    """Something only a person can say. A blocking one leaves values unread until the recipe answers it."""

    code: str
    blocking: bool
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ColumnNote:
    """What a column was taken for: `role` and `reason` are codes, `header` the words of the table."""

    column: int
    header: str
    role: str
    reason: str
    indicator: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class PreviewRow:
    """One raw row as text, with what it was taken for and why."""

    row: int
    cells: tuple[str, ...]
    role: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """A table as it was understood. `recipe` reads it the same way again.

    `headings` are what the columns are called, years left out; `units_of` what indicators are counted in.
    """

    name: str
    recipe: Recipe
    rows: Sequence[Value] = ()
    columns: tuple[ColumnNote, ...] = ()
    preview: tuple[PreviewRow, ...] = ()
    unread: Sequence[UnreadCell] = ()
    unmatched: tuple[Unmatched, ...] = ()
    skipped: Sequence[SkippedRow] = ()
    questions: tuple[Question, ...] = ()
    sheets: tuple[str, ...] = field(default=())
    understood: tuple[Understood, ...] = ()
    applied: tuple[Applied, ...] = ()
    headings: tuple[str, ...] = ()
    looks_like: LooksLike | None = None
    units_of: tuple[tuple[str, str], ...] = ()

    @property
    def blocking(self) -> tuple[Question, ...]:
        """The questions that must be answered before the table may be taken in."""
        return tuple(question for question in self.questions if question.blocking)

    def indicators(self) -> tuple[str, ...]:
        """The names of the indicators, sorted."""
        return self._named("indicators", "indicator")

    def units(self) -> tuple[str, ...]:
        """The names of the places, sorted."""
        return self._named("units", "unit")

    def years(self) -> tuple[int, ...]:
        """The years the figures stand for, rising."""
        return tuple(np.unique(of_values(self.rows).year).tolist())

    def missing(self) -> int:
        """How many figures are marked as missing."""
        return int(np.count_nonzero(of_values(self.rows).status))

    def by_sex(self) -> tuple[str, ...]:
        """The names of the indicators that have figures of women or men, sorted."""
        columns = of_values(self.rows)
        apart = np.unique(columns.indicator[columns.sex != 0]).tolist()
        return tuple(sorted(columns.indicators[at] for at in apart))

    def _named(self, names: str, numbers: str) -> tuple[str, ...]:
        columns = of_values(self.rows)
        return tuple(sorted(getattr(columns, names)[at] for at in np.unique(getattr(columns, numbers))))

    def frame(self) -> pd.DataFrame:
        """The figures of everybody as a frame; see `to_frame`."""
        return to_frame(self.rows)


def of_everybody(values: Iterable[Value]) -> Iterator[Value]:
    """The figures of both sexes together: what an index or a population is counted on."""
    return (value for value in values if value.sex == BOTH)


def to_frame(values: Iterable[Value]) -> pd.DataFrame:
    """The figures of everybody as `year, unit, indicator, value, status, n`; NaN where a value is missing."""
    return of_values(values).frame()


def require_answered(reading: Reading) -> None:
    """Raises UserError `table_needs_answer` when a question is open or nothing was read."""
    from app.models.wording.tables import question_sentence

    if reading.blocking:
        raise UserError("table_needs_answer", question=question_sentence(reading.blocking[0]))
    if not reading.rows:
        raise UserError("table_no_values", name=reading.name, unread=len(reading.unread))
