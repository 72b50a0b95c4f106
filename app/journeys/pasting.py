"""Pasting a block of cells into a table of records: every cell is read first, and all of it becomes one change or none.

Cells beside existing rows replace what stands there; rows beyond them become new records. It knows the plan and the
verbs; where the block came from, and how what is wrong is shown, is for the window.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.journeys.cells import Cells, in_a_cell
from app.models import verbs
from app.models.blocks import Block
from app.models.change import Change, combine
from app.models.decided import REFERENCE
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES
from app.models.sheet import PARENT
from app.models.wording import pasting as wording

NOT_MADE_IN_TABLES: Collection[str] = frozenset(
    {
        "evidence",
        "version",
        "attachment",
        "indicator_definition",
        "dataset",
        "decision",
        "index_method",
        "package",
        "receipt",
        "reply",
    }
)
"""Their content comes from elsewhere: from a table read in, from Skicka in, from a decision on what was read."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a table: the ids of existing rows, from above, and the names of columns, from the left."""

    kind: str
    rows: Sequence[str]
    columns: Sequence[str]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A cell that could not be taken: its place in the block, and why."""

    row: int
    column: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Pasting:
    """What pasting would do: `change` with its name, how many rows it makes and alters; or what is wrong."""

    change: Change
    words: str
    made: int = 0
    altered: int = 0
    refusals: tuple[Refusal, ...] = ()


def copied(plan: Plan, area: Area) -> list[list[str]]:
    """The cells of some records, as a spreadsheet takes them and as `paste` reads them."""
    cells = Cells(plan, area.kind)
    return [[cells.written(plan.record(row), column) for column in area.columns] for row in area.rows]


def paste(plan: Plan, area: Area, block: Block, chance: verbs.Chance) -> Pasting:
    """What `block` means with its first cell at the first of the area's columns and rows; rows beyond them are new.

    A new row whose cells are all blank is passed over. Cells that already say the same are left as they are, so that
    what was copied can always be put back.
    """
    reading = _Reading(plan, area, chance)
    for number, (row, cells) in enumerate(zip(area.rows, block, strict=False)):
        reading.over(number, plan.record(row), cells)
    for number, cells in enumerate(block[len(area.rows) :], start=len(area.rows)):
        if any(cell.strip() for cell in cells):
            reading.new(number, cells)
    if reading.refusals:
        return Pasting(Change(()), "", refusals=tuple(reading.refusals))
    return reading.result()


def emptied(plan: Plan, area: Area, chance: verbs.Chance) -> Pasting:
    """Empties cells, as blank cells pasted over them would."""
    found = paste(plan, area, [[""] * len(area.columns)] * len(area.rows), chance)
    columns = [column for column in area.columns if column != PARENT]
    filled_in = sum(not plan.record(row).is_empty(column) for row in area.rows for column in columns)
    return Pasting(found.change, wording.emptied(filled_in, area.kind), 0, found.altered, found.refusals)


def filled(block: Block, rows: int, columns: int) -> Block:
    """One copied row or cell repeated over a larger choice of cells, as spreadsheets do; any other block as it is."""
    height, width = len(block), max(map(len, block))
    if rows % height or columns % width or any(len(row) != width for row in block) or not rows or not columns:
        return block
    return [list(block[row % height]) * (columns // width) for row in range(rows)]


class _Reading:
    """The changes so far, and the cells that could not be taken."""

    def __init__(self, plan: Plan, area: Area, chance: verbs.Chance) -> None:
        self._plan, self._kind, self._chance, self._columns = plan, area.kind, chance, tuple(area.columns)
        self._cells = Cells(plan, area.kind)
        self._changes: list[Change] = []
        self._new: list[Change] = []
        self._altered = 0
        self.refusals: list[Refusal] = []

    def over(self, number: int, record: Record, cells: Sequence[str]) -> None:
        """One row of the block over one record. A decided target is changed by the decision that stands in its row."""
        before = len(self._changes)
        decision = next((text for name, text in zip(self._columns, cells, strict=False) if name == REFERENCE), "")
        for place, text in enumerate(cells):
            try:
                self._set(record, self._column(place), text, decision)
            except UserError as error:
                self._refuse(number, place, text, error)
        self._altered += len(self._changes) > before

    def new(self, number: int, cells: Sequence[str]) -> None:
        """One row of the block as a new record."""
        given: dict[str, object] = {}
        before = len(self.refusals)
        for place, text in enumerate(cells):
            try:
                given.update(self._first(self._column(place), text))
            except UserError as error:
                self._refuse(number, place, text, error)
        if len(self.refusals) > before:
            return
        parent = given.pop(PARENT, None)
        try:
            self._create(given, str(parent) if parent else None)
        except UserError as error:
            self._refuse(number, self._columns.index(PARENT) if PARENT in self._columns else 0, "", error)

    def result(self) -> Pasting:
        """All of it as one change."""
        last = max((record.position for record in self._plan.of(self._kind)), default="")
        change = combine(*self._changes, *verbs.in_order(self._new, self._chance, last))
        made = len(self._new)
        return Pasting(change, wording.pasted(made + self._altered, self._kind), made, self._altered)

    def _column(self, place: int) -> str:
        if place >= len(self._columns):
            raise UserError("cell_outside")
        return self._columns[place]

    def _refuse(self, row: int, place: int, text: str, error: UserError) -> None:
        self.refusals.append(Refusal(row, place, str(in_a_cell(error, text))))

    def _set(self, record: Record, column: str, text: str, decision: str) -> None:
        if text == self._cells.written(record, column):
            return
        if RECORD_TYPES[self._kind].settled:
            raise UserError("cell_settled")
        if column == PARENT:
            raise UserError("cell_parent_moves")
        change = verbs.set_value(self._plan, record.id, column, self._cells.read(column, text), decision=decision)
        if change.edits:
            self._changes.append(change)

    def _first(self, column: str, text: str) -> dict[str, object]:
        """The value for a new record, tried against the schema while it can still be said which cell is wrong."""
        value = self._cells.read(column, text)
        if value in (None, ()):
            return {}
        if column != PARENT:
            verbs.first_edits(self._plan, self._kind, column, value)
        return {column: value}

    def _create(self, given: dict[str, object], parent: str | None) -> None:
        if self._kind in NOT_MADE_IN_TABLES:
            raise UserError("rows_not_made_here")
        if parent is None and RECORD_TYPES[self._kind].parents:
            raise UserError("cell_parent_missing")
        self._new.append(verbs.create(self._plan, self._kind, given, self._chance, parent))
