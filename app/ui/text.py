"""Words that only the window needs: times in the status line and their days.

Sentences that documents and the command line share live in `app.models.wording`.
"""

from __future__ import annotations

from datetime import date, datetime

from app.models.wording import typography

PRODUCT = "Handslag"


def saved_line(last: datetime | None, today: date) -> str:
    """The status line's left: that everything is saved, and when it last was."""
    if last is None:
        return "Allt är sparat på den här datorn"
    return f"Allt är sparat på den här datorn · senast {moment(last, today)}"


def moment(at: datetime, today: date) -> str:
    """A time of day, with the day before it when it is not today: "14.02", "23 april 14.02"."""
    local = at.astimezone() if at.tzinfo else at
    time = typography.clock(local.hour, local.minute)
    if local.date() == today:
        return time
    day = typography.date_day if local.year == today.year else typography.date_long
    return f"{day(local.date().isoformat())} {time}"


def capital(words: str) -> str:
    """The words with a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]
