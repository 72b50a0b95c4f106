"""Where the person has been: back, forward and the latest places. It knows rooms and places by key, no window."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 100
_RECORD = re.compile(r"[0-9a-f]{64}(:\d+)?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A room, and the place in it (most often a record); None when only the room was visited."""

    room: str
    place: str | None = None

    @property
    def is_record(self) -> bool:
        """A record's id is that of the change that made it, with its number; the plan's own is the change's alone."""
        return bool(_RECORD.fullmatch(self.place or ""))

    @property
    def view(self) -> str:
        """What a place that is no record begins with: "table" of "table:…", a way of seeing many records."""
        return "" if self.is_record or not self.place else self.place.partition(":")[0]


class Trail:
    """`visit` wherever the person comes; `back` and `forward` give where to go and take it that one goes there."""

    def __init__(self) -> None:
        self._spots: list[Spot] = []
        self._at = -1

    @property
    def here(self) -> Spot | None:
        """Where the person is."""
        return self._spots[self._at] if self._spots else None

    def visit(self, spot: Spot) -> None:
        """The person is here now, and what lay ahead is forgotten.

        A room that opens on its first record, and moving about among the records of one view, is one visit.
        """
        here = self.here
        if spot == here:
            return
        del self._spots[self._at + 1 :]
        if here is not None and here.room == spot.room and (here.place is None or here.view == spot.view != ""):
            self._spots.pop()
        self._spots.append(spot)
        del self._spots[:-LONGEST]
        self._at = len(self._spots) - 1

    def back(self, there: Callable[[Spot], bool]) -> Spot | None:
        """The nearest place before this one that is still there; None when there is none."""
        return self._step(-1, there)

    def forward(self, there: Callable[[Spot], bool]) -> Spot | None:
        """The nearest place after this one that is still there; None when there is none."""
        return self._step(1, there)

    def can(self, step: int, there: Callable[[Spot], bool]) -> bool:
        """Whether there is a place to go to backwards (-1) or forwards (1)."""
        return self._find(step, there) is not None

    def recent(self, there: Callable[[Spot], bool], most: int) -> list[Spot]:
        """The latest places but this one, the latest first, each once."""
        spots = dict.fromkeys(reversed(self._spots))
        return [spot for spot in spots if spot != self.here and there(spot)][:most]

    def _step(self, step: int, there: Callable[[Spot], bool]) -> Spot | None:
        found = self._find(step, there)
        if found is None:
            return None
        self._at = found
        return self._spots[found]

    def _find(self, step: int, there: Callable[[Spot], bool]) -> int | None:
        at = self._at + step
        while 0 <= at < len(self._spots):
            if there(self._spots[at]) and self._spots[at] != self.here:
                return at
            at += step
        return None
