"""A change as a person means it: one deliberate act made of edits, before it is signed.

It knows nothing of edit ids, signatures or clocks: the store fills in what each edit replaces (what the person saw)
when it writes the change in format 1. Inside one change a record that the change itself creates is named `#n`, where n
is the place of its `Create` among the edits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

Value: TypeAlias = str | int | bool | None
"""What one field holds: text, prose, decimal string, ISO date, choice, reference: `str`; kronor and years: `int`."""

DISTRICT = "district"
"""The owner that means the district's own organisation; any other owner is an organisation record's id."""


ABOVE = "#above"
"""Inside `under`: the record that the first change creates."""


@dataclass(frozen=True, slots=True)
class Create:
    """A new record; its id becomes `change:index`."""

    type: str
    parent: str | None = None
    owner: str = DISTRICT


@dataclass(frozen=True, slots=True)
class Set:
    """One value in one field, replacing every value the person saw there. None empties the field."""

    record: str
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class SetRef:
    """One reference in a `ref` field: a record id, a catalogue key, or None to empty it."""

    record: str
    field: str
    target: str | None


@dataclass(frozen=True, slots=True)
class Write:
    """The whole new text of a prose field; the store turns the difference into splices."""

    record: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Adds one reference to a `refs` field."""

    record: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """Takes one reference out of a `refs` field."""

    record: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Delete:
    """Hides a record and everything under it that the person saw."""

    record: str


@dataclass(frozen=True, slots=True)
class Restore:
    """Brings a deleted record back."""

    record: str


@dataclass(frozen=True, slots=True)
class Attach:
    """Bytes kept with the plan under their SHA-256."""

    content: bytes


Edit: TypeAlias = Create | Set | SetRef | Write | Link | Unlink | Delete | Restore | Attach


@dataclass(frozen=True, slots=True)
class Change:
    """One deliberate act: its edits in order, and the note a person gave with it (often empty)."""

    edits: tuple[Edit, ...]
    note: str = ""


def combine(*changes: Change, note: str = "") -> Change:
    """One change that does all of `changes`; `#n` in each is moved to its new place."""
    edits: list[Edit] = []
    for change in changes:
        offset = len(edits)
        edits.extend(_moved(edit, offset) for edit in change.edits)
    return Change(tuple(edits), note or next((c.note for c in changes if c.note), ""))


def under(first: Change, *children: Change) -> Change:
    """One change that does `first`, whose first edit creates a record, and then `children`, where `ABOVE` names it."""
    whole = combine(first, *children)
    return Change(tuple(_named(edit) for edit in whole.edits), whole.note)


def _named(edit: Edit) -> Edit:
    if isinstance(edit, Create):
        return replace(edit, parent="#0") if edit.parent == ABOVE else edit
    if isinstance(edit, SetRef | Link | Unlink) and edit.target == ABOVE:
        return replace(edit, target="#0")
    return edit


def _moved(edit: Edit, offset: int) -> Edit:
    if isinstance(edit, Create):
        return replace(edit, parent=_shift(edit.parent, offset), owner=_shift(edit.owner, offset) or edit.owner)
    if isinstance(edit, Attach):
        return edit
    edit = replace(edit, record=_shift(edit.record, offset) or edit.record)
    if isinstance(edit, SetRef | Link | Unlink):
        return replace(edit, target=_shift(edit.target, offset) or "") if edit.target else edit
    return edit


def _shift(name: str | None, offset: int) -> str | None:
    return f"#{int(name[1:]) + offset}" if name and name.startswith("#") and name != ABOVE else name
