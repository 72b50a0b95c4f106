"""Dates and years as people write them, read into the one stored form. Neither century nor order is guessed."""

from __future__ import annotations

import re
from datetime import date

from app.models.errors import UserError
from app.models.wording.typography import MONTHS

ERRORS: dict[str, tuple[str, str]] = {
    "date_unreadable": (
        "”{text}” går inte att läsa som ett datum. Skriv till exempel 2015-04-23 eller 23 april 2015.",
        "“{text}” cannot be read as a date. Write for example 2015-04-23 or 23 april 2015.",
    ),
    "years_unreadable": (
        "”{text}” går inte att läsa som årtal. Skriv hela år med komma emellan, till exempel 2009, 2012.",
        "“{text}” cannot be read as years. Write whole years with commas between, for example 2009, 2012.",
    ),
}

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})[ /-](\d{4})")
_WORDED = re.compile(r"(\d{1,2})\s+([a-zåäö]+)\.?\s+(\d{4})")


def parse_date(text: str) -> str:
    """The stored form of "2015-04-23", "20150423", "23/4 2015", "23 april 2015" or "23 apr 2015".

    Raises `UserError("date_unreadable")` for anything else, also for a day that does not exist.
    """
    tidy = " ".join(text.casefold().split())
    try:
        return date(*_parts(tidy)).isoformat()
    except ValueError as error:
        raise UserError("date_unreadable", text=text.strip()) from error


def parse_years(text: str) -> str:
    """The stored form ("2009, 2012": rising, each once) of years with commas, semicolons, blanks or "och" between.

    Raises `UserError("years_unreadable")` when anything but years from 1900 to 2099 stands there.
    """
    parts = re.split(r"(?:[,;\s]|\boch\b|\band\b)+", text.casefold().strip(" ,;."))
    if not all(re.fullmatch(r"(19|20)[0-9]{2}", part) for part in parts):
        raise UserError("years_unreadable", text=text.strip())
    return ", ".join(sorted(set(parts)))


def _parts(text: str) -> tuple[int, int, int]:
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return year, month, day
    if found := _SLASHED.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        return year, month, day
    if found := _WORDED.fullmatch(text):
        return int(found.group(3)), _month(found.group(2)), int(found.group(1))
    raise ValueError(text)


def _month(word: str) -> int:
    named = [number for number, name in enumerate(MONTHS, start=1) if name == word or name[:3] == word]
    if not named:
        raise ValueError(word)
    return named[0]
