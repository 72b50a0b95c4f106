"""Numbers as a chart writes them, and the round steps of an axis.

It knows Swedish number text (decimal comma, U+2212, no-break space in groups) and rounding half away from zero, the
way a reader checks by hand. It refuses to know what the numbers mean.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
SPACE = "\u00a0"


def rounded(value: float, decimals: int = 1) -> float:
    """`value` at so many decimals, a half going away from zero: 44.5 is 45 and 0.25 is 0.3."""
    return float(_exact(value, decimals))


def number(value: float, decimals: int = 1) -> str:
    """ "41,3", "−2,0" or "3 450 000": a value that rounds to zero carries no sign."""
    exact = _exact(value, decimals)
    text = f"{abs(exact):,.{decimals}f}".replace(",", SPACE).replace(".", ",")
    return f"{MINUS}{text}" if exact < 0 else text


def signed(value: float, decimals: int = 1) -> str:
    """As `number`, with "+" before what is more than zero when rounded."""
    return f"+{number(value, decimals)}" if _exact(value, decimals) > 0 else number(value, decimals)


def _exact(value: float, decimals: int) -> Decimal:
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def round_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that cuts `span` into at most `most` steps; span > 0."""
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * power >= rough * (1 - 1e-9))


def ticks(values: Sequence[float], most: int) -> tuple[float, ...]:
    """Round values, evenly apart, the first at or under the least of `values` and the last at or over the greatest."""
    low, high = min(values), max(values)
    step = round_step((high - low) or 1.0, most)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(count * step for count in range(first, max(last, first + 1) + 1))


def tick_decimals(marks: Sequence[float]) -> int:
    """The fewest decimals that write every tick exactly (0 to 6)."""
    return next((places for places in range(6) if all(abs(mark - round(mark, places)) < 1e-9 for mark in marks)), 6)
