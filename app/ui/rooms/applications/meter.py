"""How much of the application is answered, and exactly what is not: each missing answer leads to its field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.review_order import Completeness
from app.ui.forms.flow import FlowLayout
from app.ui.widgets import button, clear, label

if TYPE_CHECKING:
    from app.ui.theme import Theme


class Meter(QWidget):
    """`wanted(field)`: a person wants to answer what is missing."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Completeness | None = None
        self._sentence = label("", "strong", wrap=True)
        self._links = QWidget()
        self._flow = FlowLayout(self._links, theme.px(2))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.px(2))
        page.addWidget(self._sentence)
        page.addWidget(self._links)

    def show_completeness(self, found: Completeness) -> None:
        """Shows these; nothing is built anew when nothing has changed."""
        if found == self._shown:
            return
        self._shown = found
        self._sentence.setText(found.sentence)
        clear(self._flow)
        for one in found.missing:
            link = button(self._theme, one.caption, kind="quiet", on=partial(self.wanted.emit, one.field))
            link.setAccessibleName(f"Saknas: {one.caption}. Gå till fältet")
            self._flow.addWidget(link)
        self._links.setVisible(bool(found.missing))
