"""Leaders that do not cross: which label place goes to which spot, and what a leader runs through.

It knows points only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from app.figures.scene import Box, Point


def untangled(spots: Sequence[Point], places: Sequence[Point]) -> list[int]:
    """For each spot the index of its place; there are as many places as spots.

    Two straight leaders that cross are longer together than the same two swapped, so the swaps that shorten the whole
    end with none crossing.
    """
    order = list(range(len(spots)))

    def length(spot: int, place: int) -> float:
        return math.dist(spots[spot], places[place])

    better = True
    while better:
        better = False
        for one in range(len(order)):
            for two in range(one + 1, len(order)):
                now = length(one, order[one]) + length(two, order[two])
                if length(one, order[two]) + length(two, order[one]) < now - 1e-9:
                    order[one], order[two] = order[two], order[one]
                    better = True
    return order


def crosses_box(route: Sequence[Point], box: Box) -> bool:
    """Whether any part of a path lies inside a box (Liang and Barsky's clipping, 1984)."""
    return any(_clipped(one, two, box) for one, two in pairwise(route))


def _clipped(one: Point, two: Point, box: Box) -> bool:
    enter, leave = 0.0, 1.0
    for start, end, low, high in ((one[0], two[0], box[0], box[2]), (one[1], two[1], box[1], box[3])):
        if start == end:
            if not low < start < high:
                return False
            continue
        near, far = sorted(((low - start) / (end - start), (high - start) / (end - start)))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
