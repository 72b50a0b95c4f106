"""The smallest pieces: text, icons, buttons, hairlines and the two ways to lay things out.

They set role properties and accessible names; how a role looks is the theme's business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from app.ui.theme import Theme

L = TypeVar("L", bound=QBoxLayout)

Item = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for whatever space is left over."""


def label(text: str, type: str = "body", tone: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """Plain text in the type and tone of a role. Never rich text: what people wrote is shown as they wrote it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("type", type)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class Line(QLabel):
    """One line that gives way when room is short: shortened with "…", whole in the tooltip and to a screen reader."""

    def __init__(self, text: str = "", type: str = "body", tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("type", type)
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.say(text)

    def say(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def whole(self) -> str:
        return self._whole

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 0))
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def icon_label(theme: Theme, icon: str, role: str = "ink_soft", size: int = 18) -> QLabel:
    """An icon beside words that say the same; a screen reader passes it by."""
    made = QLabel()
    made.setPixmap(theme.pixmap(icon, role, size))
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


_ICON_ROLE = {"primary": "on_accent", "quiet": "accent", "stop": "stop"}


def button(
    theme: Theme, text: str, kind: str = "", icon: str = "", on: Callable[[], object] | None = None
) -> QPushButton:
    """A button whose text is a verb with its object. `kind`: "" outlined, "primary", "quiet" or "stop"."""
    made = QPushButton(f" {text}" if icon else text)  # Qt leaves only four pixels after the icon
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    if icon:
        made.setIcon(theme.icon(icon, _ICON_ROLE.get(kind, "ink_soft")))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    return made


def icon_button(theme: Theme, icon: str, name: str, on: Callable[[], object] | None = None) -> QPushButton:
    """An icon alone: only for undo, redo, copy, export and closing. `name` is both tooltip and accessible name."""
    made = button(theme, "", kind="icon", on=on)
    made.setIcon(theme.icon(icon))
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    made.setToolTip(name)
    made.setAccessibleName(name)
    return made


def rule() -> QFrame:
    """A hairline that parts two groups."""
    made = QFrame()
    made.setProperty("box", "rule")
    made.setFixedHeight(1)
    return made


def row(*items: Item, spacing: int = 8) -> QHBoxLayout:
    """Side by side, centred in height."""
    return _lay(QHBoxLayout(), items, spacing)


def column(*items: Item, spacing: int = 8) -> QVBoxLayout:
    """Under each other."""
    return _lay(QVBoxLayout(), items, spacing)


def _lay(layout: L, items: tuple[Item, ...], spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for item in items:
        add(layout, item)
    return layout


def add(layout: QBoxLayout, item: Item) -> None:
    """Append a widget, a layout, a gap or stretch to a box layout."""
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(item)
    elif isinstance(item, QWidget):
        layout.addWidget(item)
    else:
        layout.addLayout(item)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """`content` in a page that scrolls downwards only; `name` is read by a screen reader."""
    return put_in(scroller(name), content)


def scroller(name: str) -> QScrollArea:
    """A page that scrolls downwards only, with nothing in it yet."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    return area


def put_in(area: QScrollArea, content: QWidget) -> QScrollArea:
    """`content` as what the page scrolls."""
    content.setProperty("box", "page")
    area.setWidget(content)
    return area
