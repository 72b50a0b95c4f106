"""The card *Den röda tråden*: seven stations with their counts, each leading to its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.models import thread
from app.models.wording import typography
from app.ui.widgets import Card, Station
from app.ui.widgets.wrapped import WrappedThread

if TYPE_CHECKING:
    from app.ui.theme import Theme


class CountedThread(Card):
    """`go(station key)` when a station is chosen."""

    def __init__(self, theme: Theme, go: Callable[[thread.StationKey], object]) -> None:
        super().__init__(theme, "Den röda tråden", "från index till beslut")
        self.stations = WrappedThread(theme, "Den röda tråden", clickable=True)
        self.stations.chosen.connect(go)
        self.body.addWidget(self.stations)

    def show_stations(self, stations: Sequence[thread.Station]) -> None:
        """What each station holds now."""
        self.stations.set_stations([_shown(station) for station in stations])


def _shown(station: thread.Station) -> Station:
    tone = "remark" if station.count and not station.complete else "ink_soft"
    return Station(station.key, station.label, station.state, station.note, typography.number(station.count), tone)
