"""Taking back what a field held before: a new change, in history and undoable like any other.

It knows which fields may be taken back and what each then holds; how the past is read is the session's business.
"""

from __future__ import annotations

from app.journeys.session import Outcome, Session
from app.models import verbs
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import POSITION, RECORD_TYPES, fields_of
from app.models.wording import history as wording
from app.storage.history import HistoryEntry


def can_restore(plan: Plan, record: Record, entry: HistoryEntry) -> bool:
    """Whether what stood before `entry` can be taken back: a field of the record that may change after it is set."""
    if record.type not in RECORD_TYPES or entry.field in ("", POSITION.name) or record.id not in plan:
        return False
    field = fields_of(record.type).get(entry.field)
    return field is not None and (not field.set_once or record.is_empty(entry.field))


def restore(session: Session, record_id: str, entry: HistoryEntry) -> Outcome:
    """The field holds again what it held just before `entry`; references that are gone since are left out.

    Raises `UserError("nothing_to_restore")` when it holds just that already, and what the verbs raise.
    """
    plan = session.plan
    record = plan.record(record_id)
    value = _still_there(plan, record, entry.field, session.value_before(record_id, entry.field, entry.change_id))
    change = verbs.set_value(plan, record_id, entry.field, value)
    if not change.edits:
        raise UserError("nothing_to_restore")
    return session.do(change, words=wording.restore_name(record.type, entry.field))


def _still_there(plan: Plan, record: Record, name: str, value: FieldValue) -> FieldValue:
    """What was deleted since cannot be pointed to."""
    field = fields_of(record.type)[name]
    if field.kind not in ("ref", "refs") or (field.to and field.to[0].startswith("@")):
        return value
    if isinstance(value, tuple):
        return tuple(target for target in value if target in plan)
    return value if isinstance(value, str) and value in plan else None
