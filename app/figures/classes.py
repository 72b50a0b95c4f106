"""The five classes of a map: limits that can be read, never quantiles.

Quantiles would colour a fifth of the city darkest whatever its state; fixed, round limits let two years be compared.
A value is put in the class its written figure belongs to, so that a label and the key under the map never disagree
(see docs/beslut/0050-diagram-som-data.md).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.numbers import number, round_step, rounded

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Classes:
    """Four ascending limits between five classes, written with `decimals`."""

    limits: tuple[float, float, float, float]
    decimals: int = 0

    def of(self, value: float) -> int:
        """The class, 0 lowest to 4 highest, of a value as it is written."""
        return bisect_right(self.limits, rounded(value, self.decimals))

    @property
    def written(self) -> list[str]:
        """The limits as text, without decimals where all are whole."""
        whole = all(limit == round(limit) for limit in self.limits)
        return [number(limit, 0 if whole else self.decimals) for limit in self.limits]

    def names(self) -> tuple[str, ...]:
        """ "< 30", "30–44,9", "45–59,9", "60–74,9", "75+"; each ends one written step under the next limit."""
        least = 10.0**-self.decimals
        starts = self.written
        ends = [number(limit - least, self.decimals) for limit in self.limits[1:]]
        between = [low if low == high else f"{low}–{high}" for low, high in zip(starts, ends, strict=False)]
        return (f"< {starts[0]}", *between, f"{starts[-1]}+")


INDEX = Classes((30.0, 45.0, 60.0, 75.0), 1)
"""The index and its domains: equal intervals of 15 in the middle of the scale 0–100.

With one decimal, as the index is written everywhere: 59,6 is under 60 on the map as in *Proportionalitet*.
"""


def round_classes(values: Sequence[float], decimals: int = 0) -> Classes:
    """Five classes of equal, round width over the values of one indicator, also when all are equal or none is known.

    `decimals`: as many as the values are written with.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    step = round_step((high - low) or max(abs(high), 1.0), CLASSES)
    first = math.floor(low / step + 1e-9)
    places = max(0, -math.floor(math.log10(step) + 1e-9)) + (1 if _half(step) else 0)
    limits = [rounded((first + count) * step, places) for count in range(1, CLASSES)]
    return Classes((limits[0], limits[1], limits[2], limits[3]), max(places, decimals))


def _half(step: float) -> bool:
    """Whether a step is 2.5 times a power of ten below 10, which takes one decimal more."""
    lead = step / 10 ** math.floor(math.log10(step) + 1e-9)
    return abs(lead - 2.5) < 1e-9 and step < 10
