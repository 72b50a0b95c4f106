"""The order in which Tab goes through a page: as it is read, and not as its pieces happened to be made."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget


def set_reading_order(*parts: QWidget) -> None:
    """Tab goes through these in the order their layouts show them, part after part, whenever each piece was made."""
    pieces = [piece for part in parts for piece in _as_read(part)]
    for before, after in pairwise(pieces):
        QWidget.setTabOrder(before, after)


def _as_read(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QStackedWidget):
        shown = widget.currentWidget()
        yield from _as_read(shown) if shown is not None else ()
    elif (layout := widget.layout()) is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if (widget := item.widget() if item is not None else None) is not None:
            yield from _as_read(widget)
        elif item is not None and (inner := item.layout()) is not None:
            yield from _inside(inner)
