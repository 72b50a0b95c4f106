"""When a reported figure is from, read out of the words people give a period.

It knows years, four-month reports, quarters, half-years, months and dates. It refuses to guess: two years, or none, is
no moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.models.break_years import break_years
from app.models.wording.typography import MONTHS

_PARTS = (
    (re.compile(r"(?:\bt|\btertial(?:rapport)?\s*)([1-3])\b"), 4),
    (re.compile(r"(?:\b[kq]|\bkvartal\s*)([1-4])\b"), 3),
    (re.compile(r"(?:\bh|\bhalvår(?:et)?\s*)([12])\b"), 6),
)
"""A part of the year by its number, and how many months it is."""
_ORDINAL = re.compile(r"\b(första|andra|tredje|fjärde)\s+(tertial|kvartal|halvår)")
_NUMBERS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_LENGTHS = {"tertial": 4, "kvartal": 3, "halvår": 6}
_ISO_MONTH = re.compile(r"\b\d{4}-(\d{2})(?:-\d{2})?\b")


@dataclass(frozen=True, slots=True)
class Moment:
    """The end of a period: its year and its last month, 1 to 12."""

    year: int
    month: int = 12

    @property
    def at(self) -> float:
        """Years as a number, where the year itself is its end: 2016 is 2016.0 and the end of April 2016 2015.33."""
        return self.year - (12 - self.month) / 12


def moment(period: str) -> Moment | None:
    """The end of "2016", "T1 2016", "första kvartalet 2016", "april 2016" or "2016-04-30"; None where it is unclear."""
    text = period.casefold()
    years = break_years(text)
    if len(years) != 1:
        return None
    month = _month(text)
    return None if month is None else Moment(years[0], month)


def _month(text: str) -> int | None:
    """The last month that is named, 12 where only the year is; None for a month that does not exist."""
    if found := _ISO_MONTH.search(text):
        return int(found[1]) if 1 <= int(found[1]) <= 12 else None
    for pattern, months in _PARTS:
        if part := pattern.search(text):
            return int(part[1]) * months
    if ordinal := _ORDINAL.search(text):
        end = _NUMBERS[ordinal[1]] * _LENGTHS[ordinal[2]]
        return end if end <= 12 else None
    named = [number for number, name in enumerate(MONTHS, start=1) if name in text]
    return named[-1] if named else 12
