"""The plan in the order of ILS: board goals, indicators, activities and commitments, field by field.

Which of the four a goal, measure or activity becomes is what its `ils_form` says. The exact columns of ILS-webb are not
known here, so the fields are the plan's own, in the order of the four. It also knows what has been ticked as pasted:
a tick holds for the text it was given for, and a later edit of that text is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, TypeAlias

from app.models import markup, verbs
from app.models.change import Change, combine
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import RECORD_TYPES, Kind, fields_of
from app.models.wording import labels
from app.models.wording.ils import NODE_NAMES, YEAR_TARGET

NodeKind: TypeAlias = Literal["board_goal", "indicator", "activity", "commitment"]
TickState: TypeAlias = Literal["", "pasted", "changed"]

NODES: tuple[NodeKind, ...] = ("board_goal", "indicator", "activity", "commitment")
"""The order of ILS."""
RECORD_TYPE: Mapping[NodeKind, str] = {
    "board_goal": "goal",
    "indicator": "measure",
    "activity": "activity",
    "commitment": "activity",
}
_DEED = ("goals", "name", "what", "start", "end", "responsible", "partners", "neighbourhoods", "status")
FIELDS: Mapping[NodeKind, tuple[str, ...]] = {
    "board_goal": (
        "council_goal",
        "wording",
        "expected_result",
        "programme_theme",
        "programme_sub_goal",
        "lead_responsible",
        "concerned",
        "target_group",
        "neighbourhoods",
    ),
    "indicator": (
        "goal",
        "name",
        "method",
        "unit",
        "direction",
        "by_sex",
        "baseline_year",
        "baseline_value",
        "targets",
        "frequency",
        "source",
        "responsible",
    ),
    "activity": _DEED,
    "commitment": _DEED,
}
"""The fields of each node; `targets` stands for one field for each year of the period or with a target."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a node: `name` is the schema's, or `target:2016`."""

    name: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Cell:
    """What a node says in a field: `value` as stored (references in words), `text` as it is pasted; "" when empty."""

    column: Column
    value: FieldValue
    text: str

    @property
    def count(self) -> int:
        """How many characters the text has, line breaks as one each."""
        return len(self.text)

    @property
    def digest(self) -> str:
        """SHA-256 of the text in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Node:
    """One goal, measure or activity as it goes into ILS."""

    kind: NodeKind
    record: str
    title: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """Whether a field is ticked as pasted, by whom and on which day (ISO); `changed`: the text is another now."""

    state: TickState
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many fields have something in them, how many ticks hold, and how many are for a text that was changed."""

    total: int
    pasted: int
    changed: int


def records(plan: Plan, kind: NodeKind) -> list[Record]:
    """What goes into ILS as this kind of node, in the plan's order."""
    return [record for record in plan.of(RECORD_TYPE[kind]) if record.text("ils_form") == kind]


def nodes(plan: Plan) -> tuple[Node, ...]:
    """Every node in the order of ILS, and within a kind in the plan's own order."""
    return tuple(node for kind in NODES for node in of_kind(plan, kind))


def of_kind(plan: Plan, kind: NodeKind) -> tuple[Node, ...]:
    """The nodes of one kind."""
    wanted = columns(plan, kind)
    return tuple(node_of(plan, record, kind, wanted) for record in records(plan, kind))


def node_of(plan: Plan, record: Record, kind: NodeKind, wanted: Sequence[Column]) -> Node:
    """One record as a node, with the fields of its kind."""
    return Node(kind, record.id, labels.title_of(record), tuple(_cell(plan, record, column) for column in wanted))


def progress(plan: Plan, record: Record, wanted: Sequence[Column]) -> Progress:
    """How far one record has been pasted. Only fields that are ticked are written out, so that a list is soon made."""
    targets = {f"target:{one.number('year')}": one.get("value") for one in plan.children(record.id, "target")}
    filled = [one for one in wanted if (targets.get(one.name) or _filled(plan, record, one))]
    ticked = {one.text("name") for one in plan.children(record.id, "ils_paste")}
    states = [tick_of(plan, record.id, _cell(plan, record, one)).state for one in filled if one.name in ticked]
    return Progress(len(filled), states.count("pasted"), states.count("changed"))


def columns(plan: Plan, kind: NodeKind) -> tuple[Column, ...]:
    """The fields of a kind of node, the same for all of them in a plan."""
    return tuple(column for name in FIELDS[kind] for column in _columns(plan, kind, name))


def without_form(plan: Plan) -> tuple[Record, ...]:
    """The goals, measures and activities of which nobody has said whether and as what they go into ILS."""
    kinds = dict.fromkeys(RECORD_TYPE.values())
    return tuple(record for kind in kinds for record in plan.of(kind) if record.is_empty("ils_form"))


def tick_of(plan: Plan, record: str, cell: Cell) -> Tick:
    """How a field stands; of several ticks one that holds goes before one that does not."""
    found = _ticks(plan, record, cell.column.name)
    holding = [one for one in found if one.text("text_digest") == cell.digest]
    if not found:
        return Tick("")
    newest = (holding or found)[-1]
    return Tick("pasted" if holding else "changed", newest.text("pasted_by"), newest.text("pasted_on"))


def tick(plan: Plan, record: str, cells: Iterable[Cell], mark: Tick, chance: verbs.Chance) -> Change:
    """Ticks fields as pasted just as they read now, by whom and on the day that `mark` says."""
    changes = []
    for cell in cells:
        given: dict[str, object] = {"text_digest": cell.digest, "pasted_by": mark.by, "pasted_on": mark.on}
        known = _ticks(plan, record, cell.column.name)
        if known:
            changes += [verbs.set_value(plan, known[-1].id, name, value) for name, value in given.items()]
        else:
            made = {"name": cell.column.name, **given}
            changes.append(verbs.create(plan, "ils_paste", made, chance, record))
    return combine(*changes)


def untick(plan: Plan, record: str, cells: Iterable[Cell]) -> Change:
    """Takes the ticks of fields away."""
    names = {cell.column.name for cell in cells}
    return verbs.delete(plan, [one.id for name in sorted(names) for one in _ticks(plan, record, name)])


def _ticks(plan: Plan, record: str, name: str) -> list[Record]:
    return [one for one in plan.children(record, "ils_paste") if one.text("name") == name]


def _columns(plan: Plan, kind: NodeKind, name: str) -> Iterator[Column]:
    record_type = RECORD_TYPE[kind]
    if name == "targets":
        for year in _target_years(plan):
            yield Column(f"target:{year}", YEAR_TARGET[0].format(year=year), "number")
        return
    title = labels.field_label(record_type, name)
    if name in ("goal", "goals"):
        title = NODE_NAMES["board_goal"][0]
    elif name == RECORD_TYPES[record_type].title:
        title = NODE_NAMES[kind][0]
    yield Column(name, title, fields_of(record_type)[name].kind)


def _target_years(plan: Plan) -> list[int]:
    """The years of the period, and others that a target of an indicator is for."""
    first, last = plan.root.number("period_start"), plan.root.number("period_end")
    years = set(range(first, last + 1)) if first and last and last - first < 50 else set()
    years |= {year for target in plan.of("target") if (year := target.number("year")) is not None}
    return sorted(years)


def _filled(plan: Plan, record: Record, column: Column) -> bool:
    """Whether the cell would have text; of a target's year the record itself says nothing."""
    if column.kind in ("ref", "refs"):
        return any(target in plan or labels.key_label(target) for target in record.refs(column.name))
    return record.get(column.name) not in (None, "", ())


def _cell(plan: Plan, record: Record, column: Column) -> Cell:
    if column.name.startswith("target:"):
        year = int(column.name.partition(":")[2])
        targets = [one for one in plan.children(record.id, "target") if one.number("year") == year]
        value: FieldValue = targets[-1].get("value") if targets else None
    elif column.kind in ("ref", "refs"):
        value = labels.value_text(record, column.name, plan)
    elif column.kind == "choice":
        value = labels.value_text(record, column.name)
    else:
        value = record.get(column.name)
    return Cell(column, value, _WRITERS.get(column.kind, _plain)(value))


def _plain(value: FieldValue) -> str:
    return "" if value is None else str(value)


_WRITERS: Mapping[Kind, Callable[[FieldValue], str]] = {
    "prose": lambda value: markup.unmarked(_plain(value)),
    "number": lambda value: _plain(value).replace(".", ","),
    "flag": lambda value: "" if value is None else ("nej", "ja")[value is True],
}
"""Numbers are pasted without spaces between thousands: fields for numbers refuse them."""
