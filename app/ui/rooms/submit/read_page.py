"""Step 2: every document is opened, or the person says that all have been read, before anyone signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from app.models.wording import typography
from app.ui.rooms.submit.documents_view import DocumentsView
from app.ui.widgets import button, column, label, row, scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ui.ask import Asker
    from app.ui.rooms.submit.papers import Paper
    from app.ui.theme import Theme


CHECKS = "Tillbaka till kontrollerna"


class ReadPage(QWidget):
    """`onwards()` when all has been read, `back()` to where one came from: the words of its button are `where`."""

    onwards = Signal()
    back = Signal()

    def __init__(self, theme: Theme, ask: Asker, papers: Sequence[Paper], where: str = CHECKS) -> None:
        super().__init__()
        self.view = DocumentsView(theme, ask, papers)
        self.all_read = QCheckBox("Jag har läst alla dokument")
        self._count = label("", tone="ink_soft", wrap=True)
        self.go_on = button(theme, "Gå till underskriften", kind="primary", icon="arrow-right", on=self.onwards.emit)
        back = button(theme, where, kind="quiet", on=self.back.emit)
        if theme.narrow:
            self.view.setMinimumHeight(theme.px(360))
            foot: QBoxLayout = column(self._count, self.all_read, self.go_on, back)
        else:
            foot = row(back, self._count, self.all_read, self.go_on, spacing=theme.space("base"))
            foot.setStretch(1, 1)
        content = QWidget()
        inner = column(self.view, foot, spacing=theme.px(12))
        inner.setStretch(0, 1)
        content.setLayout(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(content, "Läs dokumenten") if theme.narrow else content)
        self.view.seen.connect(lambda _name: self._say())
        self.all_read.toggled.connect(lambda _on: self._say())
        self._say()

    def _say(self) -> None:
        read, count = len(self.view.read), len(self.view.papers)
        self.go_on.setEnabled(read == count or self.all_read.isChecked())
        self.all_read.setEnabled(read < count)
        if read == count:
            self._count.setText("Alla dokument är öppnade.")
        else:
            opened = f"{typography.number(read)} av {typography.number(count)} öppnade."
            self._count.setText(f"{opened} Öppna vart och ett, eller kryssa i att du har läst dem.")
