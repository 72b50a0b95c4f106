"""The list of what stands out: grouped by neighbourhood or by indicator, all of it or what nobody has answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.journeys.answering import STRONG, WEAK, Outstanding
from app.models.plan import Plan
from app.models.wording import answering as words
from app.models.wording.labels import title_of
from app.models.wording.typography import swedish_key
from app.ui.forms.flow import FlowLayout
from app.ui.widgets import Card, Column, SegmentedButtons, TableView, label

if TYPE_CHECKING:
    from app.ui.theme import Theme

BY_UNIT, BY_INDICATOR = "unit", "indicator"
SIDES = ((WEAK, "Svaga"), (STRONG, "Styrkor"))
GROUPED = {BY_UNIT: "unit", BY_INDICATOR: "indicator"}
GROUPS = ((BY_UNIT, "Efter stadsdel"), (BY_INDICATOR, "Efter indikator"))
UNANSWERED, NOT_USED = "Ingen svarar på den", "inte i någon slutsats"


class OutstandingList(Card):
    """`chosen(row or None)` when another row is current, `opened(row)` on Enter or double click; `sided` when the
    person wants the other side."""

    chosen = Signal(object)
    opened = Signal(object)
    sided = Signal()

    def __init__(self, theme: Theme, plan: Plan) -> None:
        super().__init__(theme, "")
        self._theme, self._plan = theme, plan
        self._rows: Sequence[Outstanding] = ()
        self._firsts: frozenset[Outstanding] = frozenset()
        self._none = ""
        self.side = SegmentedButtons(theme, SIDES, "Svaga eller styrkor")
        self.group = SegmentedButtons(theme, GROUPS, "Ordna listan")
        self.only = QCheckBox("Bara obesvarade")
        self.table: TableView[Outstanding] = TableView(theme, "Svaga indikatorer", self._columns())
        self.said = label("", tone="ink_soft", wrap=True)
        self.table.setMinimumHeight(theme.px(220))
        self._lay_out()
        self.side.chosen.connect(lambda _key: self.sided.emit())
        self.group.chosen.connect(lambda _key: self._show_again())
        self.only.toggled.connect(lambda _on: self._show_again())
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)

    def _lay_out(self) -> None:
        choices = QWidget()
        flow = FlowLayout(choices, self._theme.space("base"))
        for piece in (self.side, self.group, self.only):
            flow.addWidget(piece)
        self.body.addWidget(choices)
        self.body.addWidget(self.said)
        self.body.addWidget(self.table, 100)
        self.body.addStretch(1)

    @property
    def strong(self) -> bool:
        """True while the strengths are listed."""
        return self.side.current == STRONG

    def show_rows(self, rows: Sequence[Outstanding], none: str) -> None:
        """Other rows; the person stays at the same indicator and neighbourhood where it is still there, else at the
        row that took its place. `none` is said where there are no rows at all."""
        self._rows, self._none = tuple(rows), none
        self.only.setText("Bara de som inte är i en slutsats" if self.strong else "Bara obesvarade")
        self.table.setAccessibleName("Styrkor" if self.strong else "Svaga indikatorer")
        self._show_again()

    def stand_at(self, indicator: str) -> None:
        """Makes the first row of an indicator current, one that nobody has answered before the others."""
        of_it = sorted((row for row in self.table.rows if row.indicator == indicator), key=lambda row: row.answered)
        if of_it:
            self.table.choose(of_it[0])

    def _show_again(self) -> None:
        before, at = self.table.current(), self.table.currentIndex().row()
        shown = [row for row in self._ordered() if not (self.only.isChecked() and row.answered)]
        self._firsts = frozenset(row for at_row, row in enumerate(shown) if not at_row or self._parts(shown, at_row))
        with QSignalBlocker(self.table):
            self.table.set_columns(self._columns(), shown)
            same = next((row for row in shown if before is not None and _is_same(row, before)), None)
            near = shown[min(max(at, 0), len(shown) - 1)] if shown else None
            if same is not None or near is not None:
                self.table.choose(same or near)  # type: ignore[arg-type]  # one of them is there
        self.table.setVisible(bool(shown))
        empty = "" if shown else words.all_answered(strong=self.strong) if self._rows else self._none
        told = " ".join(filter(None, (words.PROTECTS if self.strong else "", empty)))
        self.said.setVisible(bool(told))
        self.said.setText(told)
        self.chosen.emit(self.table.current() if shown else None)

    def _ordered(self) -> list[Outstanding]:
        """In groups: by neighbourhood as the alphabet has them, or by indicator as the framework has them."""
        if self.group.current == BY_UNIT:
            return sorted(self._rows, key=lambda row: swedish_key(row.unit))
        return list(self._rows)

    def _parts(self, shown: Sequence[Outstanding], at: int) -> bool:
        """Whether another group begins at a row."""
        name = self.group.current
        return bool(getattr(shown[at], GROUPED[name]) != getattr(shown[at - 1], GROUPED[name]))

    def _columns(self) -> list[Column[Outstanding]]:
        by_unit = self.group.current == BY_UNIT
        unit: Column[Outstanding] = Column(
            "Stadsdel", lambda row: row.unit, strong=self._begins(by_unit), tone=self._repeats(by_unit), width=112
        )
        label_: Column[Outstanding] = Column(
            "Indikator",
            lambda row: row.label,
            strong=self._begins(not by_unit),
            tone=self._repeats(not by_unit),
            tip=lambda row: row.label,
            least=150,
        )
        place: Column[Outstanding] = Column("Plats", lambda r: words.place(r.place, r.of), align="right", width=82)
        answer: Column[Outstanding] = Column(
            "Svar",
            self._answer,
            tone=lambda row: "" if row.answered else ("ink_soft" if self.strong else "remark"),
            icon=self._mark,
            tip=self._answer,
            width=172 if self._theme.narrow else 190,
            most=420,
        )
        names = [unit, label_] if by_unit else [label_, unit]
        if self._theme.narrow:
            return [*names, answer]
        value: Column[Outstanding] = Column("Värde", lambda row: row.value, align="right", width=92)
        year: Column[Outstanding] = Column("År", lambda row: str(row.year), align="right", width=56)
        return [*names, value, place, year, answer]

    def _begins(self, grouped: bool) -> Callable[[Outstanding], bool]:
        return lambda row: grouped and row in self._firsts

    def _repeats(self, grouped: bool) -> Callable[[Outstanding], str]:
        """The name of the group is soft where the row above has said it."""
        return lambda row: "ink_soft" if grouped and row not in self._firsts else ""

    def _answer(self, row: Outstanding) -> str:
        findings = [title_of(self._plan.record(each)) for each in row.findings if each in self._plan]
        reason = self._plan.get(row.reason)
        told = words.answered_by(findings, reason.text("reason") if reason is not None else "")
        return told or (NOT_USED if self.strong else UNANSWERED)

    def _mark(self, row: Outstanding) -> tuple[str, str] | None:
        if row.answered:
            return "circle-check", "done"
        return None if self.strong else ("triangle-alert", "remark")


def _is_same(one: Outstanding, other: Outstanding) -> bool:
    return (one.side, one.indicator, one.unit) == (other.side, other.indicator, other.unit)
