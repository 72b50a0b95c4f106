"""The card *Den röda tråden*: seven stations with their counts, each leading to its room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.models import thread
from app.models.wording import typography
from app.ui.widgets import Card, Station, ThreadStrip

if TYPE_CHECKING:
    from app.ui.theme import Theme

IN_A_ROW = 4
"""At large text sizes the stations stand in two rows, so that no word is cut."""


class CountedThread(Card):
    """`go(station key)` when a station is chosen."""

    def __init__(self, theme: Theme, go: Callable[[thread.StationKey], object]) -> None:
        super().__init__(theme, "Den röda tråden", "från index till beslut")
        self.strips = [ThreadStrip(theme, name="Den röda tråden", clickable=True)]
        if theme.narrow:
            self.strips.append(ThreadStrip(theme, name="Den röda tråden, fortsättning", clickable=True))
        for strip in self.strips:
            strip.chosen.connect(go)
            self.body.addWidget(strip)

    def show_stations(self, stations: Sequence[thread.Station]) -> None:
        """What each station holds now; the same words and counts are not drawn again."""
        made = tuple(_shown(station) for station in stations)
        parts = (made[:IN_A_ROW], made[IN_A_ROW:]) if len(self.strips) > 1 else (made,)
        for strip, part in zip(self.strips, parts, strict=True):
            if strip.stations != part:
                strip.set_stations(part)


def _shown(station: thread.Station) -> Station:
    tone = "remark" if station.count and not station.complete else "ink_soft"
    return Station(station.key, station.label, station.state, station.note, typography.number(station.count), tone)
