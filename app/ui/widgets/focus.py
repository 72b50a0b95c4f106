"""The one focus ring: two pixels in the focus colour, two pixels outside the control, following the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)

if TYPE_CHECKING:
    from app.ui.theme import Theme


class _AboveAll(QProxyStyle):
    """Lifts the ring out of the control's own parent, which would cut its edges off."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """Style sheets cannot draw outside a widget, so this frame does; every other focus drawing is removed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._style = _AboveAll("Fusion")
        self.setStyle(self._style)

    def follow(self, app: QApplication) -> None:
        app.focusChanged.connect(self._move)

    def leave(self, app: QApplication) -> None:
        app.focusChanged.disconnect(self._move)
        self.deleteLater()

    def _move(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A whole window or a scrolling page is not a control; a ring around it would say nothing.
        self.setWidget(now if now is not None and not now.isWindow() else None)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        radius = self._theme.px(7)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
