"""The tables under a form: what belongs to the open record, each row leading to its own form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.plan import Plan, Record
from app.models.schema import fields_of
from app.models.wording import labels
from app.ui.rooms.action_plan.deeds import MADE_ELSEWHERE
from app.ui.text import capital
from app.ui.widgets import Column, TableView, button, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme


@dataclass(frozen=True)
class Below:
    """One list: records of `kind` found by `find`, shown by the fields in `fields`; new ones have `link` set."""

    kind: str
    fields: tuple[str, ...]
    find: Callable[[Plan, Record], list[Record]]
    link: str = ""
    many: bool = False


def _children(kind: str) -> Callable[[Plan, Record], list[Record]]:
    return lambda plan, record: plan.children(record.id, kind)


def _referring(kind: str, through: str) -> Callable[[Plan, Record], list[Record]]:
    return lambda plan, record: plan.referring(record.id, kind, through)


FOLLOWED = Below("follow_up", ("period", "fulfilment", "deviation"), _referring("follow_up", "about"), "about")
"""What people have reported: the same list on every page that is followed up."""
BELOW: Mapping[str, Sequence[Below]] = {
    "finding": (
        Below("evidence", ("sentence", "year", "dataset"), _children("evidence")),
        Below("goal", ("wording", "lead_responsible"), _referring("goal", "findings"), "findings", many=True),
    ),
    "goal": (
        Below("measure", ("name", "kind", "baseline_value"), _referring("measure", "goal"), "goal"),
        Below("activity", ("name", "responsible", "start"), _referring("activity", "goals"), "goals", many=True),
        FOLLOWED,
    ),
    "measure": (
        Below("target", ("year", "value", "decision_reference"), _children("target")),
        Below("actual", ("period", "value", "note"), _children("actual")),
        FOLLOWED,
    ),
    "activity": (
        Below("cost", ("note", "year", "kind", "amount", "financed_by"), _children("cost")),
        Below("application", ("title",), _referring("application", "activities"), "activities", many=True),
        FOLLOWED,
    ),
}
RIGHT = frozenset({"baseline_value", "value", "amount", "year", "flats", "budget_year"})
WIDTHS = {
    "year": 70,
    "dataset": 190,
    "kind": 130,
    "baseline_value": 130,
    "value": 120,
    "amount": 110,
    "financed_by": 140,
    "start": 120,
    "when": 120,
    "date": 120,
    "heard_on": 120,
    "flats": 150,
    "level": 130,
    "budget_year": 110,
    "done": 90,
    "direction": 170,
    "neighbourhood": 150,
    "status": 110,
    "decision_reference": 200,
    "note": 200,
    "fulfilment": 150,
    "deviation": 260,
}


class RecordList(QWidget):
    """A heading, a table and a button that adds; `opened(record id)` and `wanted(Below)`."""

    opened = Signal(str)
    wanted = Signal(object)

    def __init__(self, theme: Theme, plan: Plan, record: Record, below: Below, *, writable: bool) -> None:
        super().__init__()
        self._below = below
        heading = labels.type_plural(below.kind)
        title = label(capital(heading), "heading")
        columns = [self._column(plan, below, name) for name in below.fields]
        self.table: TableView[Record] = TableView(theme, heading, columns)
        self.table.opened.connect(lambda chosen: self.opened.emit(chosen.id))
        self.table.clicked.connect(lambda _index: self._open_current())
        head = row(title, None)
        if below.kind not in MADE_ELSEWHERE:
            add = button(theme, _add_words(below.kind), kind="quiet", icon="plus", on=lambda: self.wanted.emit(below))
            add.setEnabled(writable)
            self.add = add
            head.addWidget(add)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(4))
        page.addLayout(head)
        page.addWidget(self.table)
        self._nothing = label(f"Inga {heading} ännu.", "small", "ink_soft")
        page.addWidget(self._nothing)
        self.refresh(plan, record)

    def refresh(self, plan: Plan, record: Record) -> None:
        """Shows what the plan holds now."""
        found = self._below.find(plan, record)
        self.table.set_rows(found)
        self.table.fit_height()
        self.table.setVisible(bool(found))
        self._nothing.setVisible(not found)

    def _open_current(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self.opened.emit(chosen.id)

    def _column(self, plan: Plan, below: Below, name: str) -> Column[Record]:
        """A field as a column; one that ought to be filled in says so when it is not."""
        wanted = fields_of(below.kind)[name].wanted
        return Column(
            labels.field_label(below.kind, name),
            lambda record: labels.value_text(record, name, plan) or ("saknas" if wanted else "–"),
            align="right" if name in RIGHT else "left",
            width=WIDTHS.get(name, 0) if name != below.fields[0] else 0,
            tone=lambda record: ("remark" if wanted else "ink_soft") if record.is_empty(name) else "",
            tip=lambda record: labels.value_text(record, name, plan),
        )


def _add_words(kind: str) -> str:
    return f"Lägg till {labels.type_label(kind)}"
