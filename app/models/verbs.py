"""The verbs of the plan: each returns a Change, or says with a `UserError` why not.

Values are checked against the schema here, before anything is stored; who may do it, and what it replaces, is the
store's business. Positions end in four characters of chance, which the caller gives as a function of the length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from app.models import guards, order, values
from app.models.change import Change, Create, Delete, Edit, Link, Set, SetRef, Unlink, Write
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import ANY, RECORD_TYPES, Field, fields_of

Chance: TypeAlias = Callable[[int], str]
"""Gives as many characters 0-9A-Za-z as asked for, never twice the same in practice."""

NEW = "#0"
_PREFIXES = {
    "@neighbourhood": ("area",),
    "@board": ("board",),
    "@role": ("role",),
    "@place": ("area", "board", "city"),
}
"""What a key of each catalogue begins with."""


def create(
    plan: Plan, record_type: str, given: Mapping[str, object], chance: Chance, parent: str | None = None
) -> Change:
    """A new record, last among its like. Inside the change it is `#0`.

    Raises `UserError` for an unknown type, field or value, and for a parent of the wrong type.
    """
    check_parent(plan, record_type, parent)
    guards.check_judgement(given, record_type)
    last = siblings(plan, record_type, parent)[-1:]
    position = order.between(last[0].position if last else "", "", chance(order.CHANCE_LENGTH))
    edits: list[Edit] = [Create(record_type, parent), Set(NEW, "position", position)]
    for name, value in given.items():
        edits.extend(first_edits(plan, record_type, name, value))
    return Change(tuple(edits))


def set_value(plan: Plan, record_id: str, name: str, value: object, *, decision: str = "") -> Change:
    """The field as `value`: for `refs` the whole new set, for prose the whole new text. Nothing new gives no edits.

    `decision` names what decided it, where a decided target gets another value: it is kept in the same change. Raises
    `UserError` as `guards.beside` does.
    """
    record = _open(plan, record_id)
    field = _field(record.type, name)
    if field.set_once and not record.is_empty(name):
        raise UserError("field_set_once", field=name)
    if field.kind == "refs":
        return _replace_set(plan, record, field, value)
    new = values.stored(field, value)
    if new == record.get(name) and name not in record.differing:
        return Change(())
    more = guards.beside(plan, record, name, new, decision)
    return Change((*_single(plan, record.id, field, new), *more), guards.note(more, decision))


def link(plan: Plan, record_id: str, name: str, target: str) -> Change:
    """Adds one reference to a `refs` field."""
    record = _open(plan, record_id)
    field = _field(record.type, name)
    _check_target(plan, field, target)
    return Change(() if target in record.refs(name) else (Link(record_id, name, target),))


def unlink(plan: Plan, record_id: str, name: str, target: str) -> Change:
    """Takes one reference out of a `refs` field."""
    record = _open(plan, record_id)
    _field(record.type, name)
    return Change((Unlink(record_id, name, target),) if target in record.refs(name) else ())


def delete(plan: Plan, record_ids: Iterable[str], *, decision: str = "") -> Change:
    """Takes records out of the plan, with everything under them; undo brings them back.

    `decision` names what decided it, where a decided target goes. Raises `UserError("target_decided")` without it.
    """
    gone: list[str] = []
    for record_id in record_ids:
        record = _existing(plan, record_id)
        if record.type == "plan":
            raise UserError("plan_not_deleted")
        gone.extend(reversed(family(plan, record)))
    first = guards.before_removal(plan, map(plan.record, gone), decision)
    return Change((*first, *map(Delete, gone)), guards.note(first, decision))


def move(plan: Plan, record_id: str, after: str | None, chance: Chance) -> Change:
    """Places a record right after its sibling `after`, or first when None."""
    record = _existing(plan, record_id)
    others = [r for r in siblings(plan, record.type, record.parent) if r.id != record_id]
    place = next((n + 1 for n, r in enumerate(others) if r.id == after), 0)
    low = others[place - 1].position if place else ""
    high = others[place].position if place < len(others) else ""
    return Change((Set(record_id, "position", order.between(low, high, chance(order.CHANCE_LENGTH))),))


def in_order(creations: Iterable[Change], chance: Chance, after: str = "") -> list[Change]:
    """New records of one type, to be made in one change, placed one after the other in the order given."""
    placed = []
    for creation in creations:
        after = order.between(after, "", chance(order.CHANCE_LENGTH))
        edits = tuple(
            Set(e.record, e.field, after) if isinstance(e, Set) and (e.record, e.field) == (NEW, "position") else e
            for e in creation.edits
        )
        placed.append(Change(edits, creation.note))
    return placed


def siblings(plan: Plan, record_type: str, parent: str | None) -> list[Record]:
    """The records of a type under `parent` (None: all of them), in order."""
    return plan.children(parent, record_type) if parent else plan.of(record_type)


def first_edits(plan: Plan, record_type: str, name: str, value: object, here: str = NEW) -> list[Edit]:
    """The edits that fill one field of a record that is being created."""
    field = _field(record_type, name)
    if field.kind == "refs":
        targets = _targets(plan, field, value)
        return [Link(here, name, target) for target in targets]
    new = values.stored(field, value)
    return [] if new is None else _single(plan, here, field, new)


def _single(plan: Plan, record_id: str, field: Field, new: str | int | bool | None) -> list[Edit]:
    if field.kind == "prose":
        return [Write(record_id, field.name, str(new or ""))]
    if field.kind == "ref":
        if isinstance(new, str):
            _check_target(plan, field, new)
        return [SetRef(record_id, field.name, new if isinstance(new, str) else None)]
    return [Set(record_id, field.name, new)]


def _replace_set(plan: Plan, record: Record, field: Field, value: object) -> Change:
    wanted = _targets(plan, field, value)
    had = record.refs(field.name)
    gone = [Unlink(record.id, field.name, target) for target in had if target not in wanted]
    return Change((*gone, *(Link(record.id, field.name, target) for target in wanted if target not in had)))


def _targets(plan: Plan, field: Field, value: object) -> list[str]:
    if value is None:
        return []
    if not isinstance(value, list | tuple) or not all(isinstance(part, str) for part in value):
        raise UserError("value_wrong", field=field.name, value=str(value)[:80], kind=field.kind)
    targets = list(dict.fromkeys(value))
    for target in targets:
        _check_target(plan, field, target)
    return targets


def _existing(plan: Plan, record_id: str) -> Record:
    record = plan.get(record_id)
    if record is None:
        raise UserError("record_missing", record=record_id)
    return record


def _open(plan: Plan, record_id: str) -> Record:
    """A record that may be edited; raises `UserError` for one that is settled when it is made."""
    record = _existing(plan, record_id)
    if RECORD_TYPES[record.type].settled:
        raise UserError("record_settled", record=record_id)
    return record


def _field(record_type: str, name: str) -> Field:
    try:
        return fields_of(record_type)[name]
    except KeyError as error:
        raise UserError("field_unknown", field=name, type=record_type) from error


def check_parent(plan: Plan, record_type: str, parent: str | None) -> None:
    """Raises `UserError` unless a record of the type may lie under `parent` (None: at the top)."""
    known = RECORD_TYPES.get(record_type)
    if known is None or record_type == "plan":
        raise UserError("type_unknown", type=record_type)
    if bool(known.parents) != bool(parent):
        raise UserError("parent_wrong", type=record_type)
    if parent and not parent.startswith("#"):
        above = _existing(plan, parent).type
        if ANY not in known.parents and above not in known.parents:
            raise UserError("parent_wrong", type=record_type)


def _check_target(plan: Plan, field: Field, target: str) -> None:
    """A catalogue key has the catalogue's prefix; a record exists and is of a type the field may name."""
    if target.startswith("#"):
        return
    if field.to and field.to[0].startswith("@"):
        prefix, _, name = target.partition(":")
        if prefix not in _PREFIXES[field.to[0]] or not name:
            raise UserError("target_wrong", field=field.name, target=target)
        return
    found = _existing(plan, target)
    if ANY not in field.to and found.type not in field.to:
        raise UserError("target_wrong", field=field.name, target=target)


def family(plan: Plan, record: Record) -> list[str]:
    """The record's id and those of all that lies under it, parents first."""
    return [record.id, *(found for child in plan.children(record.id) for found in family(plan, child))]
