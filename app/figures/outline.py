"""The border around a set of neighbourhoods, from their own borders.

It knows that neighbours share border points exactly (the maps in `resources/map/` do): an edge between two members
belongs to both and vanishes. It refuses to know geography.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from app.figures.scene import Point, Ring

Edge = tuple[Point, Point]


def outline(rings: Iterable[Ring]) -> tuple[Ring, ...]:
    """The closed outlines of the union of closed `rings` (first point repeated last), in the order they are met."""
    edges = [edge for ring in rings for edge in pairwise(ring) if edge[0] != edge[1]]
    times = Counter(frozenset(edge) for edge in edges)
    follows: dict[Point, list[Point]] = {}
    for start, end in edges:
        if times[frozenset((start, end))] == 1:
            follows.setdefault(start, []).append(end)
    found: list[Ring] = []
    while follows:
        found.append(_walk(follows))
    return tuple(found)


def _walk(follows: dict[Point, list[Point]]) -> Ring:
    """One closed ring, taken out of `follows`; members all run the same way round, so each edge has a next one."""
    first = next(iter(follows))
    ring, here = [first], first
    while here in follows:
        ends = follows[here]
        here_next = ends.pop()
        if not ends:
            del follows[here]
        here = here_next
        ring.append(here)
        if here == first:
            break
    return tuple(ring)
