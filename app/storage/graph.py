"""Where each change stands among the others: depth, and who is an ancestor of whom.

One vector clock for each chain of a device's changes, so that "is an ancestor" is one comparison. Numbers of chains
depend on the order of arrival and mean nothing outside this file; everything asked of it does not.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TypeAlias

from app.storage.log import Logged

Clock: TypeAlias = dict[int, int]
_KEEP = 20_000


@dataclass(frozen=True, slots=True)
class Place:
    """One change's place. `clock` gives the newest ancestor (itself included) in each chain; `shown` is in ms UTC."""

    depth: int
    chain: int
    idx: int
    clock: Clock
    shown: int
    void: bool


class Graph:
    """The places of one plan's changes, read from and written to its `place`, `chain` and `tip` tables."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: dict[str, Place] = {}
        self._chains: dict[str, dict[int, int]] = {}
        self._tips: tuple[str, ...] | None = None

    def forget(self) -> None:
        """Drops what is remembered, after a transaction that did not happen."""
        self._places.clear()
        self._chains.clear()
        self._tips = None

    def place(self, change: str) -> Place | None:
        """The place of a change in the log; None for one that is not there."""
        found = self._places.get(change)
        if found is None:
            row = self._connection.execute(
                "SELECT depth, chain, idx, clock, shown, void FROM place WHERE change=?", (change,)
            ).fetchone()
            if row is None:
                return None
            clock = {int(k): v for k, v in json.loads(row[3]).items()}
            found = self._remember(change, Place(row[0], row[1], row[2], clock, row[4], bool(row[5])))
        return found

    def depth(self, change: str) -> int:
        """One more than the longest way back to the founding change; 0 for a change that is not in the log."""
        place = self.place(change)
        return place.depth if place else 0

    def is_ancestor(self, change: str, of: Place) -> bool:
        """Whether `change` is `of` itself or among its ancestors."""
        place = self.place(change)
        return place is not None and covers(of.clock, place)

    def clock_of(self, changes: list[str], among: Place) -> Clock:
        """The joint clock of those `changes` that are ancestors of `among`; others are ignored."""
        clock: Clock = {}
        for change in changes:
            place = self.place(change)
            if place is not None and covers(among.clock, place):
                _join(clock, place.clock)
        return clock

    def add(self, change: Logged, arrival: int, *, void: bool) -> Place:
        """Places a change whose parents are placed, and keeps the tips."""
        parents = [place for place in map(self.place, change.header.after) if place is not None]
        clock: Clock = {}
        for parent in parents:
            _join(clock, parent.clock)
        chain, idx = self._chain(change.header.by, clock)
        clock[chain] = idx
        claimed = max([change.header.at, *(parent.shown for parent in parents)])
        depth = 1 + max((parent.depth for parent in parents), default=0)
        place = Place(depth, chain, idx, clock, min(claimed, arrival), void)
        self._connection.execute(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (change.id, change.header.by, depth, chain, idx, _written(clock), place.shown, void),
        )
        self._remember(change.id, place)
        if not void:
            self._new_tip(change.id, place)
        return place

    def tips(self) -> tuple[str, ...]:
        """The newest changes with effect: the parents of the next change."""
        if self._tips is None:
            self._tips = tuple(row[0] for row in self._connection.execute("SELECT change FROM tip ORDER BY change"))
        return self._tips

    def _chain(self, author: str, clock: Clock) -> tuple[int, int]:
        chains = self._chains.get(author)
        if chains is None:
            rows = self._connection.execute("SELECT chain, last FROM chain WHERE author=?", (author,))
            chains = self._chains[author] = dict(rows.fetchall())
        for chain, last in chains.items():
            if clock.get(chain, -1) == last:
                self._connection.execute("UPDATE chain SET last=? WHERE chain=?", (last + 1, chain))
                chains[chain] = last + 1
                return chain, last + 1
        chain = self._connection.execute("INSERT INTO chain (author, last) VALUES (?, 0)", (author,)).lastrowid or 0
        chains[chain] = 0
        return chain, 0

    def _new_tip(self, change: str, place: Place) -> None:
        tips = self.tips()
        seen = [tip for tip in tips if self.is_ancestor(tip, place)]
        self._connection.executemany("DELETE FROM tip WHERE change=?", [(tip,) for tip in seen])
        self._connection.execute("INSERT INTO tip VALUES (?)", (change,))
        self._tips = tuple(sorted({*tips, change} - set(seen)))

    def _remember(self, change: str, place: Place) -> Place:
        if len(self._places) >= _KEEP:
            self._places.clear()
        self._places[change] = place
        return place


def covers(clock: Clock, place: Place) -> bool:
    """Whether the change at `place` is among what `clock` has seen."""
    return clock.get(place.chain, -1) >= place.idx


def _written(clock: Clock) -> str:
    """As JSON, in order of chain; written by hand, because it is written at every edit."""
    return "{" + ",".join(f'"{chain}":{clock[chain]}' for chain in sorted(clock)) + "}"


def _join(clock: Clock, other: Clock) -> None:
    for chain, idx in other.items():
        if clock.get(chain, -1) < idx:
            clock[chain] = idx
