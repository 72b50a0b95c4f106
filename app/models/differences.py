"""What differs between the plan as it once was and as it is: records that came, went or changed, field by field.

What belongs to the work around the plan (comments, tasks, packages, versions) is not the plan and is left out, and so
is the order of records.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES

Kind: TypeAlias = Literal["changed", "added", "gone"]
NOT_THE_PLAN = frozenset({"version"}) | {kind.name for kind in RECORD_TYPES.values() if not kind.in_package}
THREAD_FIRST = ("plan", "finding", "evidence", "goal", "measure", "target", "actual", "activity", "cost", "application")


@dataclass(frozen=True, slots=True)
class Difference:
    """One record that differs: how, and through which fields (none when it came or went)."""

    record: str
    type: str
    kind: Kind
    fields: tuple[str, ...] = ()


def differences(then: Plan, now: Plan) -> list[Difference]:
    """Everything that differs, in the order of the thread; within a type in the order of the plan."""
    found: dict[str, Difference] = {}
    for record in in_order(then):
        later = now.get(record.id)
        if later is None:
            found[record.id] = Difference(record.id, record.type, "gone")
        elif names := changed_fields(record, later):
            found[record.id] = Difference(record.id, record.type, "changed", names)
    for record in in_order(now):
        if record.id not in then:
            found[record.id] = Difference(record.id, record.type, "added")
    return sorted(found.values(), key=lambda one: _place(one.type))


def in_order(plan: Plan) -> list[Record]:
    """Every record of the plan proper, type by type along the thread, then in the order people gave them."""
    kept = (record for record in plan if record.type not in NOT_THE_PLAN)
    return sorted(kept, key=lambda record: (_place(record.type), record.position, record.id))


def changed_fields(then: Record, now: Record) -> tuple[str, ...]:
    """The fields that hold something else, an empty one and a missing one being the same."""
    names: Iterable[str] = dict.fromkeys((*then.fields, *now.fields))
    return tuple(
        name for name in names if then.get(name) != now.get(name) and not (then.is_empty(name) and now.is_empty(name))
    )


def _place(kind: str) -> int:
    return _ORDER.get(kind, len(_ORDER))


_ORDER = {kind: at for at, kind in enumerate(dict.fromkeys((*THREAD_FIRST, *RECORD_TYPES)))}
