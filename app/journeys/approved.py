"""What has changed since a decision, field by field with who and when; and putting back exactly what was decided.

Putting back is one change with a name. Where it cannot be done whole it is not done, and the reason is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.journeys.decisions import Past
from app.journeys.reader import Reader
from app.journeys.session import Session
from app.models.change import Change
from app.models.decisions import change_of
from app.models.digest import differences, digest, digest_parts
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.put_back import put_back
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import labels, typography
from app.storage.history import HistoryEntry

NOTHING, COME, GONE = "inte ifyllt", "tillkommen", "borttagen"
SOME_PROSE = "\0"
"""No text anyone can have written: what stands there is written anew."""
SHORT, AROUND, MOST = 40, 12, 120
"""Characters of a text that is shown whole, on either side of a difference in a longer one, and of one difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was decided. `field` is "" for a record that has come or gone.

    `what` names the record and `caption` the field; `then` and `now` say what they said. `who` and `at`: the newest
    edit of it; "" and None where this computer does not know.
    """

    record: str
    field: str
    what: str
    caption: str
    then: str
    now: str
    who: str
    at: datetime | None

    @property
    def brief(self) -> tuple[str, str]:
        """Then and now; of long texts what differs, with a few words around it."""
        if len(self.then) <= SHORT and len(self.now) <= SHORT:
            return self.then, self.now
        return around_change(self.then, self.now)


def since(past: Past, history: Reader, decision: Record, record_id: str) -> tuple[Difference, ...]:
    """Everything that differs from what was decided. Raises `UserError` when the decided state is not here."""
    then, now = past.as_of([change_of(decision)]), past.plan
    if record_id not in then:
        raise UserError("approved_not_here")
    found = differences(digest_parts(then, record_id), digest_parts(now, record_id))
    edited = [one for name in found.edited for one in _edited(history, then, now, name)]
    come = [_come_or_gone(history, now, name, "", COME) for name in found.added]
    gone = [
        _come_or_gone(history, then, name, _summed(then, name), GONE if name not in now else "inte längre med")
        for name in found.removed
    ]
    return (*edited, *come, *gone)


def restored(session: Session, decision: Record, record_id: str) -> Change:
    """The change that puts back what was decided. Raises `UserError` when that is not known here."""
    try:
        then = session.as_of([change_of(decision)])
    except UserError as error:
        raise UserError("approved_not_here") from error
    if record_id not in then or digest(then, record_id) != decision.text("digest"):
        raise UserError("approved_not_here")
    return put_back(session.plan, then, record_id, lambda name: _held(session, then.record(name)))


def restore(session: Session, decision: Record, record_id: str) -> None:
    """Puts back what was decided, as one step. Raises `UserError` when it cannot be done whole: nothing is changed.

    That it led home is seen by the fingerprint, and if it did not the step is taken back.
    """
    change = restored(session, decision, record_id)
    day = decision.text("date")
    when = f" {typography.date_day(day)}" if day else ""
    session.do(change, words=f"återställde det som beslutades{when}")
    if digest(session.plan, record_id) != decision.text("digest"):
        session.undo()
        raise UserError("approved_not_whole")


def _edited(history: Reader, then: Plan, now: Plan, name: str) -> Iterator[Difference]:
    before, after = then.record(name), now.record(name)
    entries = history.history(name)
    for field in {**before.fields, **after.fields}:
        if before.get(field) == after.get(field):
            continue
        told = [entry for entry in entries if entry.field == field]
        yield _difference(after, field, (_words(then, before, field), _words(now, after, field)), told)


def _come_or_gone(history: Reader, plan: Plan, name: str, then: str, now: str) -> Difference:
    record = plan.record(name)
    entries = history.history(name)
    told = [entry for entry in entries if entry.field == ""] if then else entries[:1]
    return _difference(record, "", (then or NOTHING, now if then else f"{now}: {_summed(plan, name)}"), told)


def _difference(record: Record, field: str, said: tuple[str, str], entries: list[HistoryEntry]) -> Difference:
    what = f"{labels.known_label(record)} ”{labels.title_of(record)}”"
    newest = entries[-1] if entries else None
    who = (newest.name or "den här datorn") if newest else ""
    caption = labels.field_label(record.type, field) if field else ""
    return Difference(record.id, field, what, caption, *said, who, newest.shown_at if newest else None)


def _words(plan: Plan, record: Record, field: str) -> str:
    return (
        NOTHING if record.is_empty(field) else re.sub(r"[ \t\n]+", " ", labels.value_text(record, field, plan)).strip()
    )


def _summed(plan: Plan, name: str) -> str:
    """A record that is there or not, in a few words: a cost by its year and amount, another by its name."""
    record = plan.record(name)
    amount, year = record.number("amount"), record.number("year")
    if record.type == "cost" and amount is not None:
        return f"{typography.money(amount)}{f' {year}' if year else ''}"
    return labels.title_of(record)


def around_change(then: str, now: str) -> tuple[str, str]:
    """Two long texts, each cut to what differs with a few words around it."""
    start = next((at for at, (a, b) in enumerate(zip(then, now, strict=False)) if a != b), min(len(then), len(now)))
    shared = min(len(then), len(now)) - start
    end = next((at for at in range(shared) if then[len(then) - 1 - at] != now[len(now) - 1 - at]), shared)
    return _cut(then, start, len(then) - end), _cut(now, start, len(now) - end)


def _cut(text: str, start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    inside = text[first:last]
    if len(inside) > MOST:
        inside = f"{inside[: MOST // 2]} … {inside[-MOST // 2 :]}"
    return f"{'… ' if first else ''}{inside.strip()}{' …' if last < len(text) else ''}"


def _held(history: Reader, record: Record) -> Mapping[str, FieldValue]:
    """What a record that is no longer shown held, from its history; of prose only that there was some."""
    known = fields_of(record.type) if record.type in RECORD_TYPES else {}
    held: dict[str, FieldValue] = {}
    for entry in history.history(record.id):
        declared = known.get(entry.field)
        if not entry.field:
            continue
        if declared is not None and declared.kind == "refs":
            targets = set(_targets(held.get(entry.field))) - set(_targets(entry.old)) | set(_targets(entry.new))
            held[entry.field] = tuple(sorted(targets))
        else:
            held[entry.field] = SOME_PROSE if declared is not None and declared.kind == "prose" else entry.new
    return held


def _targets(value: FieldValue) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
