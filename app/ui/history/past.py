"""The plan as it once was, to be read beside what stands there today. Nothing can be changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHeaderView, QSizePolicy, QSplitter, QWidget

from app.models.differences import Difference, differences, in_order
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import labels
from app.ui.text import capital
from app.ui.widgets import Column, Dialog, Notice, SegmentedButtons, TableView, Verb, column

if TYPE_CHECKING:
    from app.ui.room import Context

CLOSE = Verb("", "Tillbaka till planen i dag", "primary")
DIFFERS, ALL = "differs", "all"
HOW = {
    "changed": "Ändrad sedan dess",
    "added": "Tillkommen sedan dess",
    "gone": "Borttagen sedan dess",
    "": "Oförändrad",
}
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """A record as it was (None when it came later), as it is (None when it is gone), and how they differ."""

    then: Record | None
    now: Record | None
    difference: Difference | None

    @property
    def record(self) -> Record:
        """Whichever there is, as it was before as it is."""
        found = self.then or self.now
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Line:
    """One field then and now, in words."""

    name: str
    then: str
    now: str


def rows_of(then: Plan, now: Plan, *, everything: bool) -> list[Row]:
    """What differs, or every record there was and what has come since."""
    found = {one.record: one for one in differences(then, now)}
    ids = [one.record for one in found.values()]
    if everything:
        ids = [record.id for record in in_order(then)] + [one for one in ids if one not in then]
    return [Row(then.get(one), now.get(one), found.get(one)) for one in ids]


def lines_of(row: Row, then: Plan, now: Plan) -> list[Line]:
    """The fields of a record that are, or were, filled in."""
    kind = row.record.type
    names = [name for name in fields_of(kind) if name != "position"] if kind in RECORD_TYPES else []
    found = []
    for name in names:
        said = tuple(
            labels.value_text(record, name, plan) if record is not None else ""
            for record, plan in ((row.then, then), (row.now, now))
        )
        if any(said):
            found.append(Line(labels.field_label(kind, name), said[0] or NOTHING, said[1] or NOTHING))
    return found


class PastDialog(Dialog):
    """`then` is the plan as it was; `when` says so in words ("23 april 14.02", "Beslutad handlingsplan")."""

    def __init__(self, context: Context, then: Plan, when: str, parent: QWidget | None = None) -> None:
        title = f"Planen som den var: {when}"
        super().__init__(context.theme, title, "", [CLOSE], parent)
        self._context, self._then = context, then
        theme = context.theme
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1120), room.width() - 40), min(theme.px(660), room.height() - 60))
        now = context.session.plan
        count = len(differences(then, now))
        self.body.addWidget(
            Notice(theme, "info", "Det här är en äldre lydelse. Den går att läsa, inte att ändra.", word=False)
        )
        options = [(DIFFERS, f"Det som skiljer ({count})"), (ALL, "Hela planen som den var")]
        self.which = SegmentedButtons(theme, options, "Visa", DIFFERS if count else ALL)
        self.which.chosen.connect(lambda _key: self._show())
        self.records: TableView[Row] = TableView(theme, "Poster", _record_columns())
        self.records.chosen.connect(self._show_fields)
        self.fields: TableView[Line] = TableView(theme, "Fält då och nu", _field_columns())
        self.fields.setWordWrap(True)
        self.fields.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.fields.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        split = QSplitter(Qt.Orientation.Vertical if theme.narrow else Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.records)
        split.addWidget(self.fields)
        split.setSizes([theme.px(520), theme.px(560)])
        for table in (self.records, self.fields):
            table.setMinimumHeight(theme.px(150))
        self.body.addLayout(column(self.which, split))
        split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        outer = self.layout()
        assert isinstance(outer, QBoxLayout)
        outer.setStretchFactor(self.body, 1)
        self._show()

    def _show(self) -> None:
        now = self._context.session.plan
        found = rows_of(self._then, now, everything=self.which.current == ALL)
        self.records.set_rows(found)
        self.fields.set_rows([])
        if found:
            self.records.selectRow(0)
            self._show_fields(found[0])

    def _show_fields(self, row: Row) -> None:
        self.fields.set_rows(lines_of(row, self._then, self._context.session.plan))


def _record_columns() -> list[Column[Row]]:
    return [
        Column("Slag", lambda row: capital(labels.known_label(row.record)), width=110),
        Column("Namn", lambda row: labels.title_of(row.record), tip=lambda row: labels.title_of(row.record), least=160),
        Column("Skillnad", _how, width=180, strong=lambda row: row.difference is not None),
    ]


def _how(row: Row) -> str:
    return HOW[row.difference.kind if row.difference is not None else ""]


def _field_columns() -> list[Column[Line]]:
    def strong(line: Line) -> bool:
        return line.then != line.now

    return [
        Column("Fält", lambda line: line.name, width=130, tip=lambda line: line.name),
        Column("Då", lambda line: line.then, width=190, strong=strong, tip=lambda line: line.then),
        Column("I dag", lambda line: line.now, strong=strong, tip=lambda line: line.now, least=150),
    ]
