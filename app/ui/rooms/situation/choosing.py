"""Choosing what a view is about: segments side by side where they fit, else a list that drops down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.widgets import SegmentedButtons, label, row
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.journeys.views import Chooser
    from app.ui.theme import Theme

MOST_SEGMENTS = 5
MOST_WIDTH = 430
"""Pixels at text size 1.0 that segments may take beside the question."""


class ChooserWidget(QWidget):
    """One choice of a view; `chosen(asks, key)` when a person chooses. `offers` is what it was made for."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, offers: Chooser, *, named: bool) -> None:
        super().__init__()
        self.offers = offers
        self._choice = _segments(theme, offers) or _list(offers)
        self._choice_changed(self._choice)
        parts: list[QWidget] = [self._choice]
        if named:
            said = label(offers.name, "small", "ink_soft")
            said.setBuddy(self._choice)
            parts.insert(0, said)
        line = row(*parts, spacing=theme.space("snug"))
        line.setContentsMargins(0, 0, 0, 0)
        line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

    def _choice_changed(self, made: SegmentedButtons | QComboBox) -> None:
        asks = self.offers.asks
        if isinstance(made, QComboBox):
            made.activated.connect(lambda at: self.chosen.emit(asks, made.itemData(at)))
        else:
            made.chosen.connect(lambda key: self.chosen.emit(asks, key))

    def show_current(self, offers: Chooser) -> None:
        """The same options with another of them chosen."""
        self.offers = offers
        if isinstance(self._choice, QComboBox):
            self._choice.setCurrentIndex(max(self._choice.findData(offers.current), 0))
        else:
            self._choice.choose(offers.current)


def _segments(theme: Theme, offers: Chooser) -> SegmentedButtons | None:
    if len(offers.options) > MOST_SEGMENTS or theme.narrow:
        return None
    measure = QFontMetrics(theme.font("strong"))
    width = sum(measure.horizontalAdvance(words) / theme.scale + 30 for _, words in offers.options)
    return SegmentedButtons(theme, offers.options, offers.name, offers.current) if width <= MOST_WIDTH else None


def _list(offers: Chooser) -> QComboBox:
    box = ComboBox()
    box.setAccessibleName(offers.name)
    for key, words in offers.options:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(offers.current), 0))
    return box
