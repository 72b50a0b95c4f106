"""What stands above the table: which records, a filter, what to gather them by, which columns, and a new row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from app.models.schema import RECORD_TYPES
from app.models.sheet import SheetColumn
from app.models.wording import labels, typography
from app.ui.text import capital
from app.ui.widgets import button, row
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.models.plan import Plan
    from app.ui.theme import Theme

FIRST = (
    "finding",
    "goal",
    "measure",
    "target",
    "actual",
    "activity",
    "cost",
    "application",
    "dialogue_input",
    "organisation",
    "member",
    "working_group",
    "deadline",
    "task",
)
NEVER = frozenset({"plan", "package", "receipt", "reply"})
"""The plan itself is one record; what was sent and received is shown where it was sent."""
NO_GROUPS = "Ingen gruppering"


def kinds() -> tuple[str, ...]:
    """Every type with a table, the thread first."""
    return (*FIRST, *(kind for kind in RECORD_TYPES if kind not in FIRST and kind not in NEVER))


class TableBar(QWidget):
    """`kind_chosen(type)`, `filtered(text)`, `group_chosen(column or "")`, `columns_chosen(names)`, `new_wanted()`."""

    kind_chosen = Signal(str)
    filtered = Signal(str)
    group_chosen = Signal(str)
    columns_chosen = Signal(object)
    new_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = _list("Slag av poster")
        for kind in kinds():
            self.kind.addItem(capital(labels.type_plural(kind)), kind)
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(self.kind.itemData(at)))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filtrera i tabellen")
        self.filter.setAccessibleName("Filtrera i tabellen")
        self.filter.setToolTip("Filtrera i tabellen (Ctrl+Skift+F)")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.filtered)
        self.group = _list("Gruppera efter")
        self.group.activated.connect(lambda at: self.group_chosen.emit(self.group.itemData(at) or ""))
        self.menu = QMenu(self)
        self.columns = button(theme, "Kolumner", icon="list", on=self.offer_columns)
        self.columns.setAccessibleName("Välj kolumner")
        self.new = button(theme, "Ny rad", icon="plus", on=self.new_wanted.emit)
        self._declared: tuple[SheetColumn, ...] = ()
        self._shown: tuple[str, ...] = ()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        if theme.narrow:
            page.addLayout(row(self.kind, self.filter))
            page.addLayout(row(self.group, self.columns, self.new, None))
        else:
            page.addLayout(row(self.kind, self.filter, self.group, self.columns, self.new))

    def follow(self, plan: Plan, kind: str) -> None:
        """Says how many there are of each type."""
        for at, each in enumerate(kinds()):
            count = typography.number(str(len(plan.of(each))))
            self.kind.setItemText(at, f"{capital(labels.type_plural(each))} ({count})")
        self.kind.setCurrentIndex(self.kind.findData(kind))

    def show_columns(self, declared: Sequence[SheetColumn], shown: Sequence[str], grouped: str) -> None:
        """What can be shown and gathered by in the table there is now."""
        self._declared, self._shown = tuple(declared), tuple(shown)
        self.group.clear()
        self.group.addItem(NO_GROUPS, "")
        for column in declared:
            if column.groups:
                self.group.addItem(f"Efter {column.label[:1].lower()}{column.label[1:]}", column.name)
        self.group.setCurrentIndex(max(self.group.findData(grouped), 0))

    def offer_columns(self) -> None:
        """A menu of every column, those shown with a tick; it stays open while ticks are set."""
        self.menu.clear()
        for column in self._declared:
            action = self.menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(column.name in self._shown)
            action.setEnabled(column.name not in self._shown or len(self._shown) > 1)
            action.toggled.connect(partial(self._turn, column.name))
        if not self.menu.isEmpty():
            self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _turn(self, name: str, on: bool) -> None:
        wanted = {*self._shown, name} if on else set(self._shown) - {name}
        self.columns_chosen.emit(tuple(column.name for column in self._declared if column.name in wanted))


def _list(name: str) -> ComboBox:
    made = ComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
    return made
