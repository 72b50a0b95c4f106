"""Positions: short strings that sort records as people placed them, with room between any two.

The alphabet is 0-9A-Za-z, which sorts as its bytes do. A position ends in four characters of chance, given by the
caller, so that two people who insert at one place seldom make equal ones.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
CHANCE_LENGTH = 4
_BASE = len(ALPHABET)


def between(before: str, after: str, chance: str) -> str:
    """A position after `before` and before `after` (either may be "" for an open end), ending in `chance`.

    When `after` leaves no room (it equals `before` or is only its shortest continuation) the position goes after both.
    """
    return _stem(before, after) + chance


def _stem(before: str, after: str) -> str:
    stem: list[str] = []
    for place in range(max(len(before), len(after)) + 1):
        low = ALPHABET.index(before[place]) if place < len(before) else -1
        bounded = bool(after) and after.startswith("".join(stem))
        high = ALPHABET.index(after[place]) if bounded and place < len(after) else _BASE
        if high - low > 1:
            return "".join(stem) + ALPHABET[_between_digits(low, high, open_end=high == _BASE)]
        stem.append(ALPHABET[max(low, 0)])
    return "".join(stem) + ALPHABET[_BASE // 2]


def _between_digits(low: int, high: int, *, open_end: bool) -> int:
    """Near the low end when the high end is open, so that appending a thousand records keeps positions short."""
    return low + 1 if open_end and low >= 0 else max((low + high) // 2, low + 1, 1 if high > 1 else 0)
