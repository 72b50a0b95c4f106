"""The files of a package beside a reader: choose one to the left, read it to the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.journeys import documents
from app.models.errors import UserError
from app.models.wording import typography
from app.ui.rooms.submit.papers import Paper, pages_text, size_text
from app.ui.rooms.submit.reader import TEXT_TYPES, PageReader, TextReader, as_text
from app.ui.widgets import (
    Card,
    Column,
    EmptyState,
    Line,
    Notice,
    Question,
    TableView,
    Verb,
    button,
    column,
    icon_button,
    label,
    row,
)

if TYPE_CHECKING:
    from app.ui.ask import Asker
    from app.ui.theme import Theme


class DocumentsView(QWidget):
    """`seen(name)` each time a file has been opened and shown; `read` are the names of those that have."""

    seen = Signal(str)

    def __init__(self, theme: Theme, ask: Asker, papers: Sequence[Paper]) -> None:
        super().__init__()
        self._theme, self._ask = theme, ask
        self.papers = tuple(papers)
        self.read: set[str] = set()
        self._pages: PageReader | None = None
        self.table: TableView[Paper] = TableView(theme, "Dokument i paketet", self._columns(), self.papers)
        self.table.chosen.connect(self.show_paper)
        self.table.opened.connect(self._into)
        self._head = Line("", "heading")
        self._where = label("", "small", "ink_soft")
        self._tools = [
            icon_button(theme, "chevron-up", "Föregående sida", on=lambda: self._turn(-1)),
            icon_button(theme, "chevron-down", "Nästa sida", on=lambda: self._turn(1)),
            icon_button(theme, "zoom-out", "Mindre (minus)", on=lambda: self._zoom(-1)),
            icon_button(theme, "zoom-in", "Större (plus)", on=lambda: self._zoom(1)),
        ]
        self._save = icon_button(theme, "download", "Spara en kopia av dokumentet", on=self._save_copy)
        self._stack = QStackedWidget()
        self._lay_out()
        if self.papers:
            self.table.choose(self.papers[0])

    def _columns(self) -> list[Column[Paper]]:
        """Name and size; kind and pages where there is room for them."""
        name: Column[Paper] = Column("Dokument", lambda p: p.name, icon=self._icon, tip=self._told)
        kind: Column[Paper] = Column("Typ", lambda p: p.kind.split(" (")[0], width=78, tone=lambda _p: "ink_soft")
        pages: Column[Paper] = Column("Sidor", pages_text, align="right", width=58)
        size: Column[Paper] = Column("Storlek", lambda p: size_text(p.size), align="right", width=78)
        return [name, size] if self._theme.narrow else [name, kind, pages, size]

    def _lay_out(self) -> None:
        theme = self._theme
        left, right = Card(theme), Card(theme)
        left.body.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        left.body.addWidget(self.table)
        right.body.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        head = row(self._head, self._where, *self._tools, self._save, spacing=theme.px(4))
        head.setStretch(0, 1)
        right.body.addLayout(head)
        right.body.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Vertical if theme.narrow else Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.px(12))
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(160), theme.px(320)] if theme.narrow else [theme.px(470), theme.px(640)])
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(split)

    def show_paper(self, paper: Paper) -> None:
        """Open a file in the reader; what cannot be shown says why and how to read it elsewhere."""
        self._head.say(paper.name)
        self._forget()
        try:
            shown = self._reader(paper)
        except UserError as error:
            shown = self._unshown(str(error), "stop")
        self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown)
        for tool in self._tools:
            tool.setVisible(self._pages is not None)
        if self._pages is None:
            self._where.setText("")
        self.read.add(paper.name)
        self.table.viewport().update()
        self.seen.emit(paper.name)

    def _reader(self, paper: Paper) -> QWidget:
        content = paper.read()
        if paper.media_type == "application/pdf":
            self._pages = PageReader(self._theme, paper.name, content)
            self._pages.moved.connect(self._say_where)
            self._say_where(1, self._pages.count)
            return self._pages
        if paper.media_type in TEXT_TYPES:
            return TextReader(paper.name, as_text(paper, content))
        sentence = f"{paper.name} är en bilaga som följer med som den är. Spara en kopia för att läsa den."
        return self._unshown(sentence, "")

    def _unshown(self, sentence: str, level: str) -> QWidget:
        if not level:
            return EmptyState(
                self._theme, "file-text", "Visas inte här", sentence, other=("Spara en kopia…", self._save_copy)
            )
        made = QWidget()
        inner = column(
            Notice(self._theme, "stop", sentence),
            row(button(self._theme, "Spara en kopia…", on=self._save_copy), None),
            None,
        )
        made.setLayout(inner)
        return made

    def _forget(self) -> None:
        if self._pages is not None:
            self._pages.close_file()
            self._pages = None
        while (old := self._stack.widget(0)) is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _into(self, _paper: Paper) -> None:
        """Enter moves on from the list to the page."""
        if (shown := self._stack.currentWidget()) is not None:
            shown.setFocus()

    def _icon(self, paper: Paper) -> tuple[str, str]:
        return ("circle-check", "done") if paper.name in self.read else (paper.icon, "ink_soft")

    def _told(self, paper: Paper) -> str:
        return f"{paper.name}, {paper.kind}: {'öppnad' if paper.name in self.read else 'inte öppnad än'}"

    def _say_where(self, page: int, count: int) -> None:
        self._where.setText(f"sida {typography.number(page)} av {typography.number(count)}")

    def _turn(self, pages: int) -> None:
        if self._pages is not None:
            self._pages.turn(pages)

    def _zoom(self, steps: int) -> None:
        if self._pages is not None:
            self._pages.zoom(steps)

    def _save_copy(self) -> None:
        paper = self.table.current()
        if paper is None:
            return
        out = self._ask.save_file("Spara en kopia av dokumentet", paper.name, "Alla filer (*)")
        if out is None:
            return
        try:
            documents.save(paper.read(), out)
        except UserError as error:
            self._ask.choose(Question("Det gick inte", str(error), [Verb("ok", "Stäng", "primary")]))
