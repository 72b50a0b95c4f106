"""Amounts as a person writes them in a cost table, read as whole kronor and shown in thousands.

The unit is what the table shows, thousands, unless the cell itself names another; it is never guessed from the size
of a number. What may be kronor by mistake is told by `beyond_frame`, for a person to answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal, TypeAlias

from app.models import budget
from app.models.errors import UserError
from app.models.wording import typography

Unit: TypeAlias = Literal["kr", "tkr"]
FRAME_TKR = budget.FRAME // 1000
NOTHING = frozenset({"", "-", typography.EN_DASH, typography.MINUS})
_UNITS: dict[str, int] = {"kr": 1, "sek": 1, "kronor": 1, "tkr": 1_000, "mnkr": 1_000_000, "mkr": 1_000_000}
_NAMED = re.compile(rf"^(?P<number>.*[0-9])\s*(?P<unit>{'|'.join(_UNITS)})\.?$", re.IGNORECASE)


def tkr(amount: int) -> str:
    """Thousand kronor, with decimals only where needed; a dash for nothing."""
    return typography.number(Decimal(amount) / 1000) if amount else typography.EN_DASH


def read_tkr(text: str) -> int | None:
    """Whole kronor of what was written in thousands; None for an empty cell.

    Raises `UserError` for what is no number, for parts of a krona, and for more than the whole programme has: then
    somebody has written kronor.
    """
    return read_amount(text, "tkr")


def read_amount(text: str, unit: Unit) -> int | None:
    """Whole kronor of an amount in `unit`, or in the unit that the text names ("310 000 kr"); None for an empty cell.

    Raises `UserError` as `read_tkr` does.
    """
    plain = text.strip()
    if plain in NOTHING:
        return None
    named = _NAMED.match(plain)
    factor = _UNITS[named["unit"].lower()] if named else _UNITS[unit]
    kronor = Decimal(typography.parse_number(named["number"] if named else plain)) * factor
    if abs(kronor) > budget.FRAME:
        raise UserError("amount_above_frame", amount=typography.number(kronor / 1000))
    if kronor != kronor.to_integral_value():
        raise UserError("amount_below_krona", amount=plain)
    return int(kronor)


def names_unit(text: str) -> bool:
    """Whether a cell says itself whether it is kronor, thousands or millions."""
    return _NAMED.match(text.strip()) is not None


def beyond_frame(texts: Iterable[str]) -> bool:
    """Whether numbers without a unit, taken as thousands, are more than the whole programme has: one, or together.

    What cannot be read is passed by; it is told where it stands.
    """
    total = Decimal(0)
    for text in texts:
        if text.strip() in NOTHING or names_unit(text):
            continue
        try:
            total += abs(Decimal(typography.parse_number(text)))
        except UserError:
            continue
    return total > FRAME_TKR
