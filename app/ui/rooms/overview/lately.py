"""What has happened lately and what is coming, as lines of words. Pure, no window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from app.models.plan import Plan, Record
from app.models.wording import labels, typography
from app.ui.text import capital, moment

if TYPE_CHECKING:
    from app.storage.history import ChangeEntry

DECIDED = "beslut "
"""How the note of a change begins that was made by a decision: it goes with what was done."""
ICONS = (
    ("lade till", "plus"),
    ("tog bort", "trash-2"),
    ("tog tillbaka", "rotate-ccw"),
    ("kopplade", "link"),
    ("grundade", "handshake"),
)


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of *Senast ändrat*: the newest of several alike, and the record to go to if it is still there."""

    icon: str
    words: str
    under: str
    record: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """One line of *Tidsgränser*: the day in short, what, and who or that it has passed."""

    when: str
    what: str
    under: str
    state: str
    record: str


def deeds(plan: Plan, entries: Iterable[ChangeEntry], me: str, today: date, most: int) -> list[Deed]:
    """The newest changes in words, newest first; what one person did again and again to one record is told once."""
    found: list[Deed] = []
    before: tuple[object, ...] = ()
    for entry in entries:
        alike = (entry.what, entry.name, entry.records[:1])
        if alike == before:
            continue
        before = alike
        found.append(_deed(plan, entry, me, today))
        if len(found) == most:
            break
    return found


def _deed(plan: Plan, entry: ChangeEntry, me: str, today: date) -> Deed:
    there = [record for record in map(plan.get, entry.records) if record is not None]
    about = there[0] if len({record.type for record in there}) == 1 else None
    named = f": {labels.title_of(about)}" if about is not None and len(there) == 1 and about.type != "plan" else ""
    who = "du" if me and entry.name == me else entry.name or "den här datorn"
    icon = next((icon for words, icon in ICONS if entry.what.startswith(words)), "pencil")
    shown = f"{entry.what}, {entry.note}" if entry.note.startswith(DECIDED) else entry.note or entry.what
    return Deed(
        icon, f"{capital(shown)}{named}", f"{who} · {when(entry.shown_at, today)}", there[0].id if there else None
    )


def when(at: datetime, today: date) -> str:
    """ "i dag 13.40", "i går 16.20", "10 april 9.05"."""
    local = at.astimezone() if at.tzinfo else at
    if local.date() == today:
        return f"i dag {moment(at, today)}"
    if local.date() == today - timedelta(days=1):
        return f"i går {typography.clock(local.hour, local.minute)}"
    return moment(at, today)


def days(plan: Plan, today: str) -> list[Day]:
    """The deadlines: those to come first, then what has passed without being done, then what is done."""
    waiting = [record for record in plan.of("deadline") if not record.flag("done")]
    coming = sorted((r for r in waiting if r.text("when") >= today), key=_when)
    undated = [record for record in waiting if record.is_empty("when")]
    passed = sorted((r for r in waiting if r.text("when") and r.text("when") < today), key=_when, reverse=True)
    done = sorted((r for r in plan.of("deadline") if r.flag("done")), key=_when, reverse=True)
    return [
        *(_day(record, today, "coming") for record in coming),
        *(_day(record, today, "coming") for record in undated),
        *(_day(record, today, "passed") for record in passed),
        *(_day(record, today, "done") for record in done),
    ]


def _when(record: Record) -> str:
    return record.text("when")


def _day(record: Record, today: str, state: str) -> Day:
    day = record.text("when")
    short = "inget datum"
    if day:
        short = typography.date_brief(day) if day[:4] == today[:4] else f"{typography.date_brief(day)} {day[:4]}"
    said = {"passed": "har passerat", "done": "klart"}.get(state, "")
    under = " · ".join(words for words in (record.text("who"), said) if words)
    return Day(short, labels.title_of(record), under, state, record.id)
