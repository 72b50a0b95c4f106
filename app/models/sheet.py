"""The records of one type as rows of cells: what each cell says, how rows sort, which a filter keeps, how they group.

Everything comes from the schema. Cells are worded once and kept until the record, or what it points to, is another;
that is what lets five thousand rows be filtered while somebody types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, Field, Kind
from app.models.wording import labels, typography

PARENT = "parent"
"""The column of what a record lies under."""
GROUPED_BY = frozenset({"choice", "ref", "refs", "flag", "year"})
_FIGURES = frozenset({"number", "money", "year"})
_ITSELF: Mapping[str, Callable[[Any], Any]] = {"number": Decimal, "money": int, "year": int, "date": str, "flag": bool}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column. `wanted` ones say so when empty; `figures` stand to the right."""

    name: str
    label: str
    kind: Kind
    wanted: bool = False
    more: bool = False
    """Folded away in forms, and not shown here until asked for."""

    @property
    def figures(self) -> bool:
        """True for numbers, money and years."""
        return self.kind in _FIGURES

    @property
    def groups(self) -> bool:
        """True when rows can be gathered by the column."""
        return self.kind in GROUPED_BY


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that say the same in a column; `sums` by money column, with how many rows had no amount."""

    words: str
    rows: tuple[str, ...]
    sums: Mapping[str, tuple[int, int]]


@dataclass(slots=True)
class _Row:
    record: Record
    cells: dict[str, str] = field(default_factory=dict)
    hay: str | None = None


def columns_of(kind: str) -> tuple[SheetColumn, ...]:
    """What a record lies under, then its fields as declared, save those that the program makes."""
    known = RECORD_TYPES[kind]
    above = (SheetColumn(PARENT, parent_label(kind), "ref", wanted=True),) if known.parents else ()
    shown = (f for f in known.fields if not is_made(f))
    return (
        *above,
        *(
            SheetColumn(f.name, labels.field_label(kind, f.name), f.kind, f.wanted, f.more and not f.wanted)
            for f in shown
        ),
    )


def _column(kind: str, declared: Field) -> SheetColumn:
    folded = declared.more and not declared.wanted
    return SheetColumn(declared.name, labels.field_label(kind, declared.name), declared.kind, declared.wanted, folded)


def first_columns(kind: str) -> tuple[str, ...]:
    """The columns shown until somebody chooses: all but long texts and those that forms fold away."""
    title = RECORD_TYPES[kind].title
    return tuple(
        c.name for c in columns_of(kind) if c.name == title or (c.kind != "prose" and (c.wanted or not c.more))
    )


def parent_label(kind: str) -> str:
    """What the column of parents is called: the one type there can be, else "Gäller"."""
    parents = RECORD_TYPES[kind].parents
    words = labels.type_label(parents[0]) if len(parents) == 1 and parents[0] in RECORD_TYPES else "gäller"
    return words[:1].upper() + words[1:]


def is_made(declared: Field) -> bool:
    """Hashes and the like are made by the program and shown to nobody as fields."""
    return declared.set_once and declared.kind == "text"


def targets_of(record: Record, column: str) -> tuple[str, ...]:
    """The ids that a reference column names; the parent for the column of parents."""
    if column == PARENT:
        return (record.parent,) if record.parent else ()
    return record.refs(column)


class Sheet:
    """The rows of one type. `follow` when the plan may have changed; everything else is asked of what was followed."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.columns = {column.name: column for column in columns_of(kind)}
        self._rows: dict[str, _Row] = {}
        self._pointed: dict[str, Record | None] = {}
        self._shown: tuple[str, ...] = ()
        self._plan: Plan | None = None

    def follow(self, plan: Plan) -> frozenset[str]:
        """Takes in the plan as it is; gives the ids that came, went or say something else than before."""
        self._plan = plan
        moved = {target for target, was in self._pointed.items() if plan.get(target) is not was}
        for target in moved:
            del self._pointed[target]
        rows: dict[str, _Row] = {}
        new: set[str] = set()
        for record in plan.of(self.kind):
            old = self._rows.get(record.id)
            if old is None or old.record is not record or (moved and not moved.isdisjoint(self._pointing(record))):
                rows[record.id] = _Row(record)
                new.add(record.id)
            else:
                rows[record.id] = old
        gone = self._rows.keys() - rows.keys()
        self._rows = rows
        return frozenset(new | gone)

    @property
    def ids(self) -> list[str]:
        """Every row, in the order people gave the records."""
        return list(self._rows)

    def record(self, record_id: str) -> Record:
        """The record of a row."""
        return self._rows[record_id].record

    def text(self, record_id: str, column: str) -> str:
        """What a cell says, in one line; "" when empty."""
        row = self._rows[record_id]
        said = row.cells.get(column)
        if said is None:
            said = row.cells[column] = self._worded(row.record, column)
        return said

    def filtered(self, wanted: str, shown: Sequence[str], among: Iterable[str] | None = None) -> list[str]:
        """The rows in which a shown column holds the text, capitals aside; all for a blank text."""
        ids = self.ids if among is None else list(among)
        needle = " ".join(wanted.casefold().split())
        if not needle:
            return ids
        self._show(tuple(shown))
        return [record_id for record_id in ids if needle in self._hay(record_id)]

    def prepare(self, shown: Sequence[str], record_ids: Iterable[str]) -> None:
        """Words the cells of some rows ahead, so that the first letter of a filter does not wait for them all."""
        self._show(tuple(shown))
        for record_id in record_ids:
            if record_id in self._rows:
                self._hay(record_id)

    def ordered(self, ids: Iterable[str], column: str, *, descending: bool = False) -> list[str]:
        """The rows by a column: text as Swedish, numbers and dates as such; what is empty comes last either way."""
        kind = self.columns[column].kind
        there = [record_id for record_id in ids if self.text(record_id, column)]
        empty = [record_id for record_id in ids if not self.text(record_id, column)]
        itself = _ITSELF.get(kind)
        if itself is None:
            keys: dict[str, Any] = {i: typography.natural_key(self.text(i, column)) for i in there}
        else:
            keys = {i: itself(self._rows[i].record.get(column)) for i in there}
        return sorted(there, key=keys.__getitem__, reverse=descending) + empty

    def grouped(self, ids: Iterable[str], column: str) -> tuple[Group, ...]:
        """The rows gathered by what a column says, groups in Swedish order, the empty one last, with sums of money."""
        found: dict[str, list[str]] = {}
        for record_id in ids:
            found.setdefault(self.text(record_id, column), []).append(record_id)
        words = sorted(found, key=lambda said: (not said, typography.natural_key(said)))
        return tuple(Group(said, tuple(found[said]), self.sums(found[said])) for said in words)

    def sums(self, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
        """For each money column in which any of the rows has an amount: kronor, and how many rows have none."""
        found = {}
        for column in self.columns.values():
            if column.kind == "money":
                amounts = [self._rows[i].record.number(column.name) for i in ids]
                known = [amount for amount in amounts if amount is not None]
                if known:
                    found[column.name] = (sum(known), len(amounts) - len(known))
        return found

    def _show(self, shown: tuple[str, ...]) -> None:
        if shown != self._shown:
            self._shown = shown
            for row in self._rows.values():
                row.hay = None

    def _hay(self, record_id: str) -> str:
        row = self._rows[record_id]
        if row.hay is None:
            said = "\n".join(self.text(record_id, column) for column in self._shown)
            row.hay = said.replace(typography.NBSP, " ").casefold()
        return row.hay

    def _pointing(self, record: Record) -> Iterable[str]:
        for column in self.columns.values():
            if column.kind in ("ref", "refs"):
                yield from targets_of(record, column.name)

    def _worded(self, record: Record, column: str) -> str:
        plan, declared = self._plan, self.columns[column]
        if declared.kind in ("ref", "refs") and plan is not None:
            for target in targets_of(record, column):
                self._pointed[target] = plan.get(target)
            if column == PARENT:
                return " ".join(labels.target_label(plan, record.parent or "").split())
        said = labels.value_text(record, column, plan)
        return said if declared.kind in _ITSELF else " ".join(said.split())
