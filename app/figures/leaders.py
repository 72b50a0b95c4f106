"""Leaders that do not cross: which label place goes to which spot.

It knows points only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.figures.scene import Point


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
