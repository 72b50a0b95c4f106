"""The change that makes what a decision was about say again exactly what it said then, given the plan then and now.

Records that are gone are brought back with what they held, records that have come since under the same ones are taken
out. It knows plans and fields; whether the change may be made, and that it led home, is for those who make it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from app.models.change import Change, Delete, Edit, Link, Restore, Set, SetRef, Unlink, Write
from app.models.digest import ACTION_PLAN, included
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import RECORD_TYPES, Field, fields_of


def put_back(
    now: Plan, then: Plan, record_id: str, held_by_deleted: Callable[[str], Mapping[str, FieldValue]]
) -> Change:
    """What makes `record_id`, with all that was approved with it, be as it was.

    `held_by_deleted` gives what a record that is no longer shown held when it went; of prose only that there was some.
    Raises `UserError` for a field that this version does not know and so cannot write.
    """
    wanted = {record.id: record for record in included(then, record_id)}
    edits: list[Edit] = []
    for record in wanted.values():
        current = now.get(record.id)
        if current is None:
            edits.append(Restore(record.id))
        held = current.fields if current is not None else held_by_deleted(record.id)
        edits.extend(_fields(record, held))
    # Not by the verb that takes out what is decided: these came after the decision that is being put back.
    edits.extend(Delete(name) for top in _come_since(now, then, record_id, wanted) for name in _family(now, top))
    return Change(tuple(edits))


def _come_since(now: Plan, then: Plan, record_id: str, wanted: Mapping[str, Record]) -> Iterator[str]:
    """The records approved with these now that were not there then: their children, and the plan's own types."""
    for name in wanted:
        if name in now:
            counted = (child.id for child in now.children(name) if _counts(child.type))
            yield from (child for child in counted if child not in wanted)
    if then.record(record_id).type in ("plan", "version"):
        yield from (one.id for kind in ACTION_PLAN for one in now.of(kind) if one.id not in wanted)


def _family(plan: Plan, record_id: str) -> list[str]:
    """The record and all that lies under it, the lowest first."""
    return [*(name for child in plan.children(record_id) for name in _family(plan, child.id)), record_id]


def _counts(record_type: str) -> bool:
    known = RECORD_TYPES.get(record_type)
    return known is None or known.in_digest


def _fields(record: Record, held: Mapping[str, FieldValue]) -> Iterator[Edit]:
    known = fields_of(record.type) if record.type in RECORD_TYPES else {}
    for name in sorted({*record.fields, *held}):
        was, value = held.get(name), record.get(name)
        declared = known.get(name)
        if was == value and type(was) is type(value):
            continue
        if declared is None:
            raise UserError("approved_unknown_field", field=name)
        if declared.policy != "quiet":
            yield from _edits(record.id, declared, was, value)


def _edits(record: str, declared: Field, was: FieldValue, value: FieldValue) -> Iterator[Edit]:
    name = declared.name
    if declared.kind == "refs":
        had = was if isinstance(was, tuple) else ()
        want = value if isinstance(value, tuple) else ()
        yield from (Unlink(record, name, target) for target in had if target not in want)
        yield from (Link(record, name, target) for target in want if target not in had)
    elif declared.kind == "prose":
        yield Write(record, name, str(value or ""))
    elif declared.kind == "ref":
        yield SetRef(record, name, value if isinstance(value, str) else None)
    else:
        yield Set(record, name, None if isinstance(value, tuple) else value)
