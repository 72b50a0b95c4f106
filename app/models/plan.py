"""The plan as it stands: frozen records, found by id, type, parent and reference.

It is what the changes add up to, never edited by hand: only the session, when a change has been stored, tells it which
records are new. Deleted records are not in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.models.change import Value

FieldValue: TypeAlias = Value | tuple[str, ...]
"""A single value, or the sorted targets of a `refs` field."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it stands. `differing` names the fields where several values wait to be settled by people."""

    id: str
    type: str
    parent: str | None
    owner: str
    position: str
    fields: Mapping[str, FieldValue]
    differing: frozenset[str] = frozenset()

    def get(self, name: str) -> FieldValue:
        """The field's value; None when empty."""
        return self.fields.get(name)

    def text(self, name: str) -> str:
        """The field as text; "" when empty."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """The field as whole number (kronor, years); None when empty."""
        value = self.fields.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, name: str) -> bool:
        """True when the flag is set."""
        return self.fields.get(name) is True

    def refs(self, name: str) -> tuple[str, ...]:
        """The targets of a `refs` field, or of a `ref` field as a tuple of none or one."""
        value = self.fields.get(name)
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) and value else ()

    def is_empty(self, name: str) -> bool:
        """True when nothing has been filled in: no value, or only blanks."""
        value = self.fields.get(name)
        return value is None or value == () or (isinstance(value, str) and not value.strip())


@dataclass(slots=True)
class Plan:
    """The live plan. `id` is the founding change's id and the plan record's id; `tips` the newest changes."""

    id: str
    tips: tuple[str, ...] = ()
    _records: dict[str, Record] = field(default_factory=dict)
    _by_type: dict[str, set[str]] = field(default_factory=dict)
    _children: dict[str, set[str]] = field(default_factory=dict)
    _referring: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    _in_order: dict[str, list[Record]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of_records(cls, plan_id: str, tips: Iterable[str], records: Iterable[Record]) -> Plan:
        """A plan holding `records`."""
        plan = cls(plan_id, tuple(tips))
        for record in records:
            plan.put(record)
        return plan

    def copy(self) -> Plan:
        """Another plan with the same records: what changes in one is not seen in the other."""
        return Plan(
            self.id,
            self.tips,
            dict(self._records),
            {kind: set(ids) for kind, ids in self._by_type.items()},
            {above: set(ids) for above, ids in self._children.items()},
            {target: set(who) for target, who in self._referring.items()},
            {kind: list(records) for kind, records in self._in_order.items()},
        )

    @property
    def root(self) -> Record:
        """The plan's own record."""
        return self._records[self.id]

    @property
    def example(self) -> bool:
        """True when everything in the plan is *Exempeldata*."""
        return self.root.flag("example")

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def record(self, record_id: str) -> Record:
        """The record; `KeyError` when it is not (or no longer) in the plan."""
        return self._records[record_id]

    def get(self, record_id: str | None) -> Record | None:
        """The record, or None."""
        return self._records.get(record_id) if record_id else None

    def of(self, record_type: str) -> list[Record]:
        """All records of a type, in the order people gave them."""
        known = self._in_order.get(record_type)
        if known is None:
            known = self._in_order[record_type] = self._ordered(self._by_type.get(record_type, ()))
        return list(known)

    def children(self, record_id: str, record_type: str | None = None) -> list[Record]:
        """The records whose parent is `record_id`, in order."""
        found = self._ordered(self._children.get(record_id, ()))
        return [r for r in found if record_type is None or r.type == record_type]

    def referring(self, record_id: str, record_type: str | None = None, name: str | None = None) -> list[Record]:
        """The records with a reference to `record_id`, of a type and through a field when given, in order."""
        ids = {who for who, through in self._referring.get(record_id, ()) if name in (None, through)}
        return [r for r in self._ordered(ids) if record_type in (None, r.type)]

    def targets(self, record: Record, name: str) -> list[Record]:
        """The records that `record`'s reference field points to and that still exist, in order."""
        return self._ordered(target for target in record.refs(name) if target in self._records)

    def put(self, record: Record) -> None:
        """Takes in a new or changed record. Only the session and the store call this."""
        self.drop(record.id)
        self._records[record.id] = record
        self._by_type.setdefault(record.type, set()).add(record.id)
        self._in_order.pop(record.type, None)
        if record.parent:
            self._children.setdefault(record.parent, set()).add(record.id)
        for target, through in _references(record):
            self._referring.setdefault(target, set()).add((record.id, through))

    def drop(self, record_id: str) -> None:
        """Forgets a record that is no longer shown."""
        old = self._records.pop(record_id, None)
        if old is None:
            return
        self._by_type[old.type].discard(record_id)
        self._in_order.pop(old.type, None)
        if old.parent:
            self._children[old.parent].discard(record_id)
        for target, through in _references(old):
            self._referring[target].discard((record_id, through))

    def _ordered(self, ids: Iterable[str]) -> list[Record]:
        return sorted((self._records[i] for i in ids), key=lambda r: (r.position, r.id))


def _references(record: Record) -> Iterator[tuple[str, str]]:
    from app.models.schema import reference_fields

    for name in reference_fields(record.type):
        for target in record.refs(name):
            yield target, name
