"""The one focus ring: two pixels in the focus colour, two pixels outside the control, following the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF
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
from shiboken6 import isValid

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
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0  # no hole: at the window's edge the ring is drawn inside the control instead
        return super().styleHint(hint, option, widget, returnData)


class _Ring(QFocusFrame):
    """The drawing; style sheets cannot draw outside a widget, so this frame does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._style = _AboveAll("Fusion")
        self.setStyle(self._style)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), 2))
        radius = self._theme.px(7)
        around = self.parentWidget()
        seen = self.rect() & around.rect().translated(-self.pos()) if around is not None else self.rect()
        painter.drawRoundedRect(QRectF(seen).adjusted(1, 1, -1, -1), radius, radius)


class FocusRing(QObject):
    """One ring for the whole application; every other focus drawing is removed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._ring = _Ring(theme)

    def follow(self, app: QApplication) -> None:
        app.focusChanged.connect(self.move_to)
        self.move_to(None, app.focusWidget())

    def leave(self, app: QApplication) -> None:
        app.focusChanged.disconnect(self.move_to)
        if isValid(self._ring):
            self._ring.deleteLater()

    def move_to(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Qt hangs the ring in the page that scrolls, so it dies with that page; a whole window is not a control.
        if not isValid(self._ring):
            self._ring = _Ring(self._theme)
        self._ring.setWidget(now if now is not None and not now.isWindow() else None)  # type: ignore[arg-type]

    @property
    def around(self) -> QWidget | None:
        """The control it stands around."""
        return self._ring.widget() if isValid(self._ring) else None

    @property
    def frame(self) -> QFocusFrame:
        return self._ring
