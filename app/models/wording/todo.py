"""How late something is, or how soon, in words."""

from __future__ import annotations

from app.models.wording.typography import plural

_NEAR = {0: ("i dag", "today"), 1: ("i morgon", "tomorrow"), -1: ("en dag försenad", "one day late")}
_LATE = ("{days} försenad", "{days} late")
_LEFT = ("om {days}", "in {days}")
_NO_DATE = ("inget datum", "no date")
_DONE = ("klart", "done")
_LONG = ("mer än {years}\u00a0år", "more than {years}\u00a0years")
_DAYS = (("dag", "dagar"), ("day", "days"))
NOBODY = ("Utan namn", "Nobody's")


def due(days: int | None, *, done: bool, language: int = 0) -> str:
    """ "3 dagar försenad", "i dag", "om 5 dagar"; `days` are those left, None without a date."""
    if done:
        return _DONE[language]
    if days is None:
        return _NO_DATE[language]
    if days in _NEAR:
        return _NEAR[days][language]
    years = abs(days) // 365
    said = _LONG[language].format(years=years) if years else plural(abs(days), *_DAYS[language])
    return (_LATE if days < 0 else _LEFT)[language].format(days=said)
