"""Step 5: the package is there. Where it lies, to whom it goes, and who has yet to sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.wording.submission import SIGNATURE_SHORT
from app.ui.rooms.submit.papers import size_text
from app.ui.widgets import Card, Notice, button, column, label, row, scrolling

if TYPE_CHECKING:
    from app.journeys.submission import Opened
    from app.ui.theme import Theme


class DonePage(QWidget):
    """`copied()` for a copy, `folder()` to open the folder, `back()` to the verdict, `again()` for a new package."""

    copied = Signal()
    folder = Signal()
    back = Signal()
    again = Signal()

    def __init__(self, theme: Theme, opened: Opened, missing: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        card = Card(theme, "Paketet är skrivet", spacing=12)
        where = f"{opened.path.name}, {size_text(opened.size)}, ligger i {opened.path.parent}."
        card.body.addWidget(label(where, "lead", wrap=True, selectable=True))
        if missing:
            waiting = "; ".join(f"{role}, {organisation}" for role, organisation in missing)
            card.body.addWidget(
                Notice(
                    theme,
                    "remark",
                    f"underskrift saknas: {waiting}.",
                    "Lämna filen till den som ska skriva under härnäst. Där öppnas den i Skicka in med Öppna ett "
                    "paket…, och den första underskriften rörs inte.",
                )
            )
        else:
            words = "Lämna filen till den centrala styrgruppens sekreterare, på USB-minne eller med e-post."
            card.body.addWidget(Notice(theme, "done", words, word=False))
        receipt = "Be om mottagarens undertecknade kvitto: bara det visar säkert när paketet kom fram."
        card.body.addWidget(label(receipt, wrap=True))
        card.body.addWidget(label(SIGNATURE_SHORT[0], "small", "ink_soft", wrap=True))
        card.body.addSpacing(theme.px(8))
        folder = button(theme, "Öppna mappen", icon="folder-open", on=self.folder.emit)
        copy = button(theme, "Spara en kopia till inlämning…", kind="primary", icon="download", on=self.copied.emit)
        card.body.addLayout(column(copy, folder) if theme.narrow else row(folder, copy, None))
        card.body.addStretch(1)
        back = button(theme, "Tillbaka till omdömet", kind="quiet", on=self.back.emit)
        again = button(theme, "Gör ett nytt paket", kind="quiet", on=self.again.emit)
        card.body.addLayout(row(back, again, None))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setLayout(column(card))
        page.addWidget(scrolling(content, "Klart") if theme.narrow else content)
