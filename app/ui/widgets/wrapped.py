"""The red thread on as many lines as the text size needs, so that no word in it is cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.thread import Station, ThreadStrip

if TYPE_CHECKING:
    from app.ui.theme import Theme


def in_a_row(scale: float, stations: int) -> int:
    """How many stations stand beside each other: all, or so few at large text sizes that their words have room."""
    return stations if scale < 1.5 else 3 if scale < 1.8 else 2


class WrappedThread(QWidget):
    """Stations in one strip, or in several under each other. With `clickable`, `chosen(key)`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, stations: int = 7, *, clickable: bool = False) -> None:
        super().__init__()
        self._many = in_a_row(theme.scale, stations)
        self.strips = [
            ThreadStrip(theme, name=f"{name}, fortsättning" if first else name, clickable=clickable)
            for first in range(0, stations, self._many)
        ]
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(4))
        for strip in self.strips:
            strip.chosen.connect(self.chosen)
            inner.addWidget(strip)

    def set_stations(self, stations: Sequence[Station]) -> None:
        """Draws other stations; those that are as before are left alone."""
        for number, strip in enumerate(self.strips):
            part = tuple(stations[number * self._many : (number + 1) * self._many])
            if strip.stations != part:
                strip.set_stations(part)
            strip.setVisible(bool(part))
