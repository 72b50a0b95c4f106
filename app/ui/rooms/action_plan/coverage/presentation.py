"""*Täckning* among the presentations of Handlingsplan: the coverage as a table of threads, and as text for the group.

It shows what `app.journeys.answer_picture` says, and leads from a cell to its cure.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from app.figures.answers import Table, table
from app.journeys.answer_page import answer_page, answer_picture
from app.journeys.answer_picture import Coverage, as_csv, as_text, coverage_of
from app.journeys.answer_picture import table as rows_of
from app.journeys.snapshot import take
from app.models.answers import STEPS
from app.models.cures import cures
from app.ui.charts.painter import Look, text_width
from app.ui.exporting import Thing, save_bytes
from app.ui.rooms.action_plan.chain.doing import ChainDeeds
from app.ui.rooms.action_plan.coverage.curing import CureMenu
from app.ui.rooms.action_plan.coverage.view import CoverageView
from app.ui.rooms.action_plan.leaving import Leaving, action
from app.ui.rooms.action_plan.presentation import Presentation
from app.ui.theme import FAMILY
from app.ui.widgets import EmptyState, Line, button, icon_button, label

if TYPE_CHECKING:
    from app.figures.scene import Scene
    from app.ui.exporting import Make
    from app.ui.room import Context

THING = Thing("Täckningen", "tackning")
HELP = (
    "Varje rad följer tråden från det som är svagt till kronorna. Tryck på en lucka, eller Enter, för att åtgärda den."
)
EMPTY = "Täckningen visar vad som svarar på varje svag indikator. Läs in ett index, eller skriv en slutsats."
WAITING = "Indexet räknas. Raderna för svaga indikatorer visas när det är klart."


class CoveragePresentation(Presentation):
    """The sentences over the table, what is current in words under it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._wide = context, 0
        deeds = ChainDeeds(context)
        self.coverage = self._covered()
        look = Look(context.theme.colour, FAMILY)
        self.view = CoverageView(look, self._table())
        self.menu = CureMenu(self, context, deeds)
        self.sentences = label("", wrap=True, selectable=True)
        self.said = Line(HELP, "small", "ink_soft")
        self.exports = QMenu(self)
        self.addActions(
            [
                action(self, "Kopiera texten till gruppen", self.copy_text),
                action(self, "Kopiera täckningen som tabell", self.copy_table),
                action(self, "Spara täckningen som CSV…", self.save_table),
                *Leaving(context, THING, look, self._picture, self._page).actions(self),
            ]
        )
        self.exports.addActions(self.actions())
        empty = ("Öppna Lägesbild", lambda: context.go("situation"))
        self._empty = EmptyState(context.theme, "table-2", "Inget att följa ännu", EMPTY, empty)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        self._lay_out()
        self.view.chosen.connect(self._chosen)
        self.view.entered.connect(self.enter)
        self.view.resized.connect(self._fitting.start)
        self.view.spoken.connect(lambda words: self.said.say(words or HELP))
        self.menu.opened.connect(self.opened)
        self.refresh()

    def refresh(self) -> None:
        """Shows the coverage as it is now."""
        found = self._covered()
        if found != self.coverage:
            self.coverage = found
            self.view.show_table(self._table())
        waiting = f" {WAITING}" if self._context.standpoint.waiting else ""
        self.sentences.setText(" ".join(found.told) + waiting)
        self._stack.setCurrentWidget(self.view if found.rows else self._empty)

    def choose(self, record_id: str) -> None:
        """Makes the first cell where the record stands current."""
        if self._record(self.view.current) == record_id:
            return
        for row in self.coverage.rows:
            for step in STEPS:
                if record_id in row.steps[step]:
                    self.view.choose(f"{row.key}/{step}", tell=False)
                    return

    def focus_here(self) -> None:
        """The keyboard goes to the table."""
        self.view.setFocus()

    def enter(self, key: str, at: QPoint) -> None:
        """Leads on from a cell: opens what stands there, or offers the ways to mend a gap."""
        found = self.coverage.row(key)
        if found is not None:
            self.menu.offer(found[0], cures(self._context.session.plan, *found), at)

    def copy_text(self) -> None:
        """The sentences on the clipboard."""
        QGuiApplication.clipboard().setText(as_text(self.coverage))
        self._context.tell("Texten till gruppen är kopierad.")

    def copy_table(self) -> None:
        """The whole table on the clipboard, as it pastes into a spreadsheet."""
        lines = ("\t".join(cells) for cells in rows_of(self.coverage))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._context.tell("Tabellen är kopierad.")

    def save_table(self) -> None:
        """Asks where, and writes the table as CSV."""
        save_bytes(self._context, Thing("Tabellen", THING.file), "csv", as_csv(self.coverage))

    def _lay_out(self) -> None:
        theme = self._context.theme
        copy = button(theme, "Kopiera texten", kind="quiet", icon="copy", on=self.copy_text)
        copy.setToolTip("Kopiera meningarna, för protokoll eller mejl till gruppen")
        export = icon_button(theme, "download", "Kopiera, spara eller skriv ut täckningen")
        export.setProperty("kind", "")
        export.clicked.connect(lambda: self.exports.popup(export.mapToGlobal(export.rect().bottomLeft())))
        top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.sentences, 1)
        top.addWidget(copy)
        top.addWidget(export)
        page = QVBoxLayout(self)
        page.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(6))
        page.setSpacing(theme.px(6))
        page.addLayout(top)
        page.addWidget(self._stack, 1)
        page.addWidget(self.said)

    def _chosen(self, key: str) -> None:
        record = self._record(key)
        if record:
            self.chosen.emit(record)

    def _record(self, key: str) -> str:
        """The only record of a cell; "" where there is none or several."""
        found = self.coverage.row(key)
        if found is None or found[1] is None or found[1] == "cost":
            return ""
        ids = found[0].steps[found[1]]
        return ids[0] if len(ids) == 1 else ""

    def _covered(self) -> Coverage:
        return coverage_of(self._context.session.plan, self._context.standpoint.matrix)

    def _table(self) -> Table:
        return table(self.coverage.data, self._wide, partial(text_width, FAMILY), self._context.theme.scale)

    def _fit(self) -> None:
        """Lays the rows out anew when the width is another."""
        if self._wide != self.view.viewport().width():
            self._wide = self.view.viewport().width()
            self.view.show_table(self._table())

    def _picture(self) -> Scene:
        session = self._context.session
        return answer_picture(session.plan, self.coverage.data, session.today(), partial(text_width, FAMILY))

    def _page(self) -> Make:
        session = self._context.session
        return partial(answer_page, take(session).plan, self.coverage.data, session.today())
