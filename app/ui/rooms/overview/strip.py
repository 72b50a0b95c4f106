"""The card *Den röda tråden*: seven stations with their counts, each leading to its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.models import thread
from app.models.wording import typography
from app.ui.widgets import Card, Station, ThreadStrip

if TYPE_CHECKING:
    from app.ui.theme import Theme

STATIONS = 7


def in_a_row(scale: float) -> int:
    """How many stations stand beside each other: all, or so few at large text sizes that no word is cut."""
    return STATIONS if scale < 1.5 else 3 if scale < 1.8 else 2


class CountedThread(Card):
    """`go(station key)` when a station is chosen."""

    def __init__(self, theme: Theme, go: Callable[[thread.StationKey], object]) -> None:
        super().__init__(theme, "Den röda tråden", "från index till beslut")
        self._many = in_a_row(theme.scale)
        self.strips = [
            ThreadStrip(theme, name="Den röda tråden, fortsättning" if first else "Den röda tråden", clickable=True)
            for first in range(0, STATIONS, self._many)
        ]
        for strip in self.strips:
            strip.chosen.connect(go)
            self.body.addWidget(strip)

    def show_stations(self, stations: Sequence[thread.Station]) -> None:
        """What each station holds now; the same words and counts are not drawn again."""
        made = tuple(_shown(station) for station in stations)
        for number, strip in enumerate(self.strips):
            part = made[number * self._many : (number + 1) * self._many]
            if strip.stations != part:
                strip.set_stations(part)


def _shown(station: thread.Station) -> Station:
    tone = "remark" if station.count and not station.complete else "ink_soft"
    return Station(station.key, station.label, station.state, station.note, typography.number(station.count), tone)
