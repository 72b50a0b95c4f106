"""Which lines a table shows and in which order: sorted, filtered and gathered, from what a person has asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.journeys.pasting import NOT_MADE_IN_TABLES
from app.models.plan import Plan
from app.models.schema import RECORD_TYPES, fields_of
from app.models.sheet import PARENT, Sheet, SheetColumn, first_columns
from app.models.wording import labels, typography
from app.ui.rooms.action_plan.table.model import NEW, Line


@dataclass
class Lines:
    """The rows of one type as somebody wants to see them.

    A row keeps its place while cells are written in; it is sorted anew when that is asked for, or rows come or go.
    """

    kind: str
    columns: tuple[str, ...] = ()
    sorted_by: str = ""
    descending: bool = False
    grouped_by: str = ""
    wanted: str = ""
    shut: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.sheet = Sheet(self.kind)
        self.columns = tuple(c for c in self.columns if c in self.sheet.columns) or first_columns(self.kind)
        self._order: list[str] = []

    @property
    def shown(self) -> tuple[SheetColumn, ...]:
        """The columns in view, in the order of the schema."""
        return tuple(column for name, column in self.sheet.columns.items() if name in self.columns)

    @property
    def can_be_made(self) -> bool:
        """True when new records of the type are written here."""
        return self.kind not in NOT_MADE_IN_TABLES

    def editable(self, record_id: str, column: str) -> bool:
        """Whether a cell can be written in: not what the record lies under, nor what is settled once and for all."""
        if column == PARENT or RECORD_TYPES[self.kind].settled:
            return False
        return not fields_of(self.kind)[column].set_once or self.sheet.record(record_id).is_empty(column)

    def follow(self, plan: Plan) -> None:
        """Takes in the plan as it is."""
        self.sheet.follow(plan)
        if set(self._order) != set(self.sheet.ids) or not self.sorted_by:
            self.order()

    def sort_by(self, column: str) -> None:
        """By a column, rising; asked for again falling; a third time as people have placed the records."""
        if self.sorted_by != column:
            self.sorted_by, self.descending = column, False
        elif not self.descending:
            self.descending = True
        else:
            self.sorted_by, self.descending = "", False
        self.order()

    def order(self) -> None:
        """Sorts anew."""
        ids = self.sheet.ids
        known = self.sorted_by in self.sheet.columns
        self._order = self.sheet.ordered(ids, self.sorted_by, descending=self.descending) if known else ids

    def visible(self) -> list[str]:
        """The records that the filter keeps, in order."""
        return self.sheet.filtered(self.wanted, [column.name for column in self.shown], self._order)

    def lines(self, *, writable: bool) -> tuple[Line, ...]:
        """Every line: records, under the headings of their groups where they are gathered, and the blank one last."""
        visible = self.visible()
        last: Sequence[Line] = (NEW,) if writable and self.can_be_made else ()
        if not self.grouped_by:
            return (*visible, *last)
        found: list[Line] = []
        for group in self.sheet.grouped(visible, self.grouped_by):
            found.append(group)
            if group.words not in self.shut:
                found.extend(group.rows)
        return (*found, *last)

    def told(self) -> str:
        """ "4 av 9 mått. Belopp 1 200 000 kr, 2 utan belopp"."""
        visible, every = self.visible(), len(self.sheet.ids)
        counted = labels.counted(every, self.kind)
        said = counted if len(visible) == every else f"{typography.number(str(len(visible)))} av {counted}"
        for name, (amount, without) in self.sheet.sums(visible).items():
            label = self.sheet.columns[name].label
            lacking = f", {typography.number(str(without))} utan {label.casefold()}" if without else ""
            said += f". {label} {typography.kr(amount)}{lacking}"
        return said
