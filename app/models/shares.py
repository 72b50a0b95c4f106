"""Shares that always add up to a hundred per cent: what weights are shown and moved as.

Knows numbers by name. Refuses to know what is weighed: the index's domains, or the indicators in one of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

WHOLE = 100.0
PLACES = 6
"""Decimals of a stored weight: far finer than anybody moves a share, and thirds come back as equal."""


def shares_of(weights: Mapping[str, float]) -> dict[str, float]:
    """Each weight as a share of all. Raises ValueError when no weight is above zero."""
    total = math.fsum(weights.values())
    if not total > 0:
        raise ValueError("no weight to share")
    return {name: WHOLE * weight / total for name, weight in weights.items()}


def weights_of(shares: Mapping[str, float]) -> dict[str, float]:
    """Each share as a weight where 1 is what all would have if they were equal.

    So a part that comes later, with nothing said of it, weighs as much as the others do on average.
    """
    return {name: round(share * len(shares) / WHOLE, PLACES) for name, share in shares.items()}


def moved(shares: Mapping[str, float], name: str, to: float, least: float = 0.0) -> dict[str, float]:
    """One share moved to `to`; the others give or take in proportion to what they have above `least`.

    No share goes below `least`, so `to` stops where the others have nothing more to give. Raises KeyError for an
    unknown name.
    """
    others = {other: share - least for other, share in shares.items() if other != name}
    if len(others) == len(shares):
        raise KeyError(name)
    if not others:
        return {name: WHOLE}
    to = min(max(to, least), WHOLE - least * len(others))
    rest, free = WHOLE - to - least * len(others), math.fsum(others.values())
    part = {other: had / free if free > 0 else 1 / len(others) for other, had in others.items()}
    return {each: to if each == name else least + rest * part[each] for each in shares}


def are_equal(weights: Mapping[str, float]) -> bool:
    """Whether all weigh the same, as far as weights are stored."""
    return all(alike(weight, 1.0) for weight in weights_of(shares_of(weights)).values())


def alike(one: float, two: float) -> bool:
    """Whether two weights are the same as far as weights are stored."""
    return abs(one - two) <= 10.0**-PLACES
