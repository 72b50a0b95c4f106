"""A block pasted into the cost table: every cell is read first, and only a block without a fault becomes a change.

Rows are the table's lines by their names, or from the chosen cell down where the block has no names; under headings a
name that is not in the table becomes a new line. Sums in the block are passed by: a total is never typed. What could
mean two things is asked and never guessed: kronor or thousands, a year or an amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from app.journeys.costs.amounts import Unit, beyond_frame, read_amount
from app.journeys.costs.block import (
    KINDS,
    PAYERS,
    SUM_ROWS,
    Block,
    cells,
    could_be_heading,
    is_headed,
    plain,
    understood,
)
from app.journeys.costs.lines import Amount, NewLine, Year, with_amounts
from app.journeys.costs.table import CostTable, Wrong, head_of, name_of
from app.models.budget import Line
from app.models.change import Change
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.verbs import Chance
from app.models.wording import typography

_UNKNOWN = {"kind": "paste_kind_unknown", "financed_by": "paste_payer_unknown"}
Asks: TypeAlias = Literal["", "unit", "heading"]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person has said of the block; None where it has not been asked."""

    unit: Unit | None = None
    headed: bool | None = None


NOT_ASKED = Answers()


@dataclass(frozen=True)
class Pasted:
    """What a block says. Nothing may be written while `wrong` or `asks` says anything.

    `about` is the cell that is asked about, as it stands. `passed_by` are the names of rows without an amount.
    """

    amounts: tuple[Amount, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    asks: Asks = ""
    about: str = ""
    passed_by: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many amounts there are in it, whether or not they stand so already."""
        return sum(1 for one in self.amounts if one.kronor is not None)


def read(table: CostTable, text: str, at: tuple[int, Year] = (0, None), answers: Answers = NOT_ASKED) -> Pasted:
    """The block as amounts in the table's lines and years. `at`: the chosen line's place, and the chosen year."""
    rows = cells(text)
    if not rows:
        return Pasted(wrong=(Wrong("", "", str(UserError("paste_nothing"))),))
    headed = is_headed(rows, table.period)
    if not headed and could_be_heading(rows, table.period):
        if answers.headed is None:
            return Pasted(asks="heading", about=next(cell for cell in rows[0] if cell))
        headed = answers.headed
    try:
        block = understood(rows, headed=headed)
    except UserError as error:
        return Pasted(wrong=(Wrong("", "", str(error)),))
    return _Reading(table, block, at, answers).read()


def change_of(plan: Plan, pasted: Pasted, chance: Chance) -> Change:
    """The one change that puts the block in the table."""
    if pasted.wrong or pasted.asks:
        raise ValueError("a block that cannot be taken whole is not taken at all")
    return with_amounts(plan, pasted.amounts, chance)


class _Reading:
    """One block on its way: what is wrong is gathered, so that all of it can be told at once."""

    def __init__(self, table: CostTable, block: Block, at: tuple[int, Year], answers: Answers) -> None:
        self._table, self._block, self._answers = table, block, answers
        self._line, self._year = at
        self._wrong: list[Wrong] = []
        self._taken: set[object] = set()
        self._passed: list[str] = []

    def read(self) -> Pasted:
        columns = self._columns()
        lines = [self._line_of(number, row) for number, row in enumerate(self._block.rows)]
        found = [(row, line) for row, line in zip(self._block.rows, lines, strict=True) if line is not None]
        numbers = [row[column] for row, _ in found for column in columns]
        asks = self._answers.unit is None and beyond_frame(numbers)
        amounts = [one for row, line in found for one in self._amounts(row, line, columns, asks=asks)]
        if self._wrong:
            return Pasted(wrong=tuple(self._wrong))
        if asks:
            return Pasted(asks="unit", about=max(numbers, key=size))
        return Pasted(tuple(amounts), passed_by=tuple(self._passed))

    def _columns(self) -> dict[int, Year]:
        """The year of each column with amounts: as its heading says, or on from the chosen one."""
        found = self._block.years
        if not self._block.headed:
            wide = len(self._block.rows[0])
            amounts = [column for column in range(wide) if column not in self._block.names]
            if self._year is None and len(amounts) > 1:
                self._say(head_of(None), "", UserError("paste_past_last_column"))
                return {}
            found = {column: self._year and self._year + step for step, column in enumerate(amounts)}
        allowed = {column: year for column, year in found.items() if self._table.allows(year)}
        for year in (year for column, year in found.items() if column not in allowed):
            span = typography.year_range(*self._span())
            self._say(head_of(year), "", UserError("paste_year_outside", year=head_of(year), period=span))
        return allowed

    def _line_of(self, number: int, row: Sequence[str]) -> Line | NewLine | None:
        """The line a row is about; None for a row of sums or without amounts, and where it cannot be told."""
        if not self._block.names:
            return self._in_place(number)
        said: dict[str, str] = {part: row[column] for column, part in self._block.names.items() if part != "sum"}
        words = said.get("note", "")
        has_amount = any(row[column] for column in range(len(row)) if column not in self._block.names)
        known = any(plain(line.note) == words for line in self._table.lines)
        if words.casefold() in SUM_ROWS and not known:
            return None
        if not has_amount and not any(words in (name_of(line), plain(line.note)) for line in self._table.lines):
            self._passed.extend([words] if words else [])
            return None
        try:
            return self._once(self._named(said))
        except UserError as error:
            self._say(words or f"rad {number + 1}", words, error)
            return None

    def _in_place(self, number: int) -> Line | None:
        at = self._line + number
        if at < len(self._table.lines):
            return self._table.lines[at]
        if at == len(self._table.lines):
            there, came = len(self._table.lines) - self._line, len(self._block.rows)
            self._say("", "", UserError("paste_too_many_rows", rows=came, lines=there))
        return None

    def _named(self, said: dict[str, str]) -> Line | NewLine:
        """The one line with these names, or else a new one."""
        kind, payer = _key(said, "kind", KINDS), _key(said, "financed_by", PAYERS)
        activity = self._activity(said.get("activity"))
        matching = [
            line
            for line in self._table.lines
            if said.get("note", plain(line.note)) == plain(line.note)
            and (kind is None or kind == (line.kind or ""))
            and (payer is None or payer == (line.financed_by or ""))
            and (activity is None or activity == line.activity)
        ]
        if len(matching) == 1:
            return matching[0]
        if matching:
            raise UserError("paste_row_ambiguous", name=said.get("note", ""))
        if not self._block.headed:
            raise UserError("paste_row_unknown", name=said.get("note", ""))
        if not said.get("note"):
            raise UserError("paste_row_unnamed")
        if activity is None and len(self._table.activities) != 1:
            raise UserError("paste_which_activity" if self._table.activities else "paste_no_activity")
        return NewLine(activity or self._table.activities[0][0], said["note"], kind or "", payer or "")

    def _activity(self, name: str | None) -> str | None:
        if not name:
            return None
        found = [activity for activity, title in self._table.activities if title.casefold() == name.casefold()]
        if len(found) != 1:
            raise UserError("paste_activity_unknown", name=name)
        return found[0]

    def _once(self, line: Line | NewLine) -> Line | NewLine:
        who = line.rows if isinstance(line, Line) else line
        if who in self._taken:
            raise UserError("paste_row_twice", name=line.note)
        self._taken.add(who)
        return line

    def _amounts(
        self, row: Sequence[str], line: Line | NewLine, columns: dict[int, Year], *, asks: bool
    ) -> list[Amount]:
        """The row's amounts; one too large to be thousands is no fault while that is being asked about."""
        found = []
        for column, year in columns.items():
            try:
                found.append(Amount(line, year, read_amount(row[column], self._answers.unit or "tkr")))
            except UserError as error:
                if not (asks and error.code == "amount_above_frame"):
                    name = name_of(line) if isinstance(line, Line) else line.note
                    self._say(f"{name}, {head_of(year).lower()}", row[column], error)
        return found

    def _span(self) -> tuple[int | None, int | None]:
        years = [*self._table.period, *(year for year in self._table.years if year is not None)]
        return (min(years), max(years)) if years else (None, None)

    def _say(self, place: str, text: str, error: UserError) -> None:
        self._wrong.append(Wrong(place, text, str(error)))


def size(text: str) -> Decimal:
    """How large a number a cell says, whatever its unit; nothing for what is none."""
    try:
        return abs(Decimal(typography.parse_number(text)))
    except UserError:
        return Decimal(0)


def _key(said: dict[str, str], part: str, known: dict[str, str]) -> str | None:
    """The choice that a cell's words name; None where there is no such column, "" where nothing is said in it."""
    if part not in said:
        return None
    words = said[part].casefold()
    if words and words not in known:
        raise UserError(_UNKNOWN[part], name=said[part])
    return known.get(words, "")
