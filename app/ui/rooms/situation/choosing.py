"""Choosing what a view is about: segments side by side where they fit, else a list that drops down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui.widgets import SegmentedButtons

if TYPE_CHECKING:
    from app.ui.theme import Theme

MOST_SEGMENTS = 5
MOST_WIDTH = 430
"""Pixels at text size 1.0 that segments may take beside the question."""


def chooser(
    theme: Theme, options: Sequence[tuple[str, str]], name: str, current: str, on: Callable[[str], object]
) -> QWidget | None:
    """A widget with `options` (key, words); None when there is nothing to choose among."""
    if len(options) < 2:
        return None
    measure = QFontMetrics(theme.font("strong"))
    width = sum(measure.horizontalAdvance(words) / theme.scale + 30 for _, words in options)
    if len(options) <= MOST_SEGMENTS and width <= MOST_WIDTH and not theme.narrow:
        made = SegmentedButtons(theme, options, name, current)
        made.chosen.connect(on)
        return made
    box = QComboBox()
    box.setAccessibleName(name)
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(box.findData(current), 0))
    box.activated.connect(lambda at: on(box.itemData(at)))
    return box
