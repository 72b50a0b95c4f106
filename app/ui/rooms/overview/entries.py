"""A line of two that can be gone to: an icon or a day at the left, what it is, and softly when and by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui.widgets import Line, column

if TYPE_CHECKING:
    from app.ui.theme import Theme


class Entry(QPushButton):
    """One line, with a softer one under it when `under` is given. Without `on` it is only read."""

    def __init__(
        self,
        theme: Theme,
        head: QWidget,
        words: str,
        under: str = "",
        *,
        on: Callable[[], object] | None = None,
        tone: str = "ink_soft",
    ) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.words = Line(words)
        lines = column(self.words, spacing=0)
        if under:
            lines.addWidget(Line(under, "small", tone))
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, theme.px(3), theme.px(4), theme.px(3))
        inner.setSpacing(theme.px(10))
        inner.addWidget(head, 0, Qt.AlignmentFlag.AlignVCenter if not under else Qt.AlignmentFlag.AlignTop)
        inner.addLayout(lines, 1)
        for piece in (head, *self.findChildren(Line)):
            piece.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(f"{words}, {under}" if under else words)
        self.setToolTip(words)
        if on is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.clicked.connect(lambda _checked=False: on())
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        inner = self.layout()
        return inner.sizeHint() if inner is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())
