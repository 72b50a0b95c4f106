"""Making and removing the links of the results chain, and making a record that is linked from the start.

Each gives one Change and what it is called beside undo. What may be linked is said here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.models import verbs
from app.models.chain import WAYS, Kind, Tie, Way
from app.models.change import Change, SetRef
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import linking as words


@dataclass(frozen=True, slots=True)
class Deed:
    """One change, and what it is called in the past tense."""

    change: Change
    words: str


def allowed(plan: Plan, record_id: str) -> frozenset[str]:
    """The records that a link can be made to from this one: of the right kind, and not linked to it yet."""
    record = plan.record(record_id)
    kinds = {kind for way in WAYS for kind in (way.left, way.right) if record.type in (way.left, way.right)}
    return frozenset(other.id for kind in kinds for other in plan.of(kind) if _way(record, other) is not None)


def tie(plan: Plan, one: str, other: str) -> Deed:
    """Links two records, whichever is named first. A measure that has another goal gets this one in its place.

    Raises UserError `chain_no_link` where they cannot be linked or already are, `chain_measure_kind` for a measure
    that does not say what kind it is.
    """
    first, second = plan.record(one), plan.record(other)
    way = _way(first, second)
    if way is None:
        raise _refusal(first, second)
    left, right = (first, second) if first.type == way.left else (second, first)
    replaced = _single(way) and bool(plan.targets(right, way.field))
    return Deed(_edit(plan, right.id, way, left.id), words.moved(way) if replaced else words.tied(way))


def untie(plan: Plan, gone: Tie) -> Deed:
    """Removes a link. Raises UserError `record_missing` when the record that holds it is gone."""
    holder = plan.get(gone.right)
    if holder is None:
        raise UserError("record_missing", record=gone.right)
    way = next(way for way in WAYS if (way.right, way.field) == (holder.type, gone.field))
    if _single(way):
        return Deed(Change((SetRef(gone.right, gone.field, None),)), words.untied(way))
    return Deed(verbs.unlink(plan, gone.right, gone.field, gone.left), words.untied(way))


def kinds_beside(record: Record) -> tuple[Kind, ...]:
    """The kinds of record that can be made linked to this one, those that follow on the thread first.

    A measure has one goal, so another is made only for one that has none; an application's measures have goals of
    their own, so they are made there.
    """
    after = [way.right for way in WAYS if way.left == record.type and _holds(way, record)]
    before = [way.left for way in WAYS if way.right == record.type and way.left != "measure"]
    if record.type == "measure" and not record.is_empty("goal"):
        before = []
    return tuple(dict.fromkeys([*after, *before]))


def made_beside(plan: Plan, record_id: str, kind: Kind, title: str, chance: verbs.Chance) -> Deed:
    """A new record of `kind` called `title`, linked to one that is there: one change.

    Raises UserError `chain_no_link` where the two kinds are not linked.
    """
    record = plan.record(record_id)
    if kind not in kinds_beside(record):
        raise UserError("chain_no_link", one=words.name(record.type), other=words.name(kind))
    way = next(way for way in WAYS if {way.left, way.right} == {record.type, kind} and _holds(way, record))
    given: dict[str, object] = {RECORD_TYPES[kind].title: title}
    if way.right == kind:
        given[way.field] = record_id if _single(way) else [record_id]
    change = verbs.create(plan, kind, given, chance)
    if way.left == kind:
        change = Change((*change.edits, *_edit(plan, record_id, way, verbs.NEW).edits))
    return Deed(change, words.made(kind, record.type))


def _edit(plan: Plan, right: str, way: Way, left: str) -> Change:
    if _single(way):
        return verbs.set_value(plan, right, way.field, left)
    return verbs.link(plan, right, way.field, left)


def _single(way: Way) -> bool:
    return fields_of(way.right)[way.field].kind == "ref"


def _way(one: Record, other: Record) -> Way | None:
    """How the two would be linked; None when they cannot be, or are."""
    for way in WAYS:
        for left, right in ((one, other), (other, one)):
            if (way.left, way.right) == (left.type, right.type) and _holds(way, left):
                return way if left.id not in right.refs(way.field) else None
    return None


def _holds(way: Way, record: Record) -> bool:
    """An application names each measure where one of its kind belongs."""
    if way.left != "measure" or record.type != "measure":
        return True
    return way.field == {"outcome": "outcome_measures", "process": "process_measures"}.get(record.text("kind"))


def _refusal(one: Record, other: Record) -> UserError:
    measures = [record for record in (one, other) if record.type == "measure"]
    if {one.type, other.type} == {"measure", "application"} and measures[0].is_empty("kind"):
        return UserError("chain_measure_kind")
    return UserError("chain_no_link", one=words.name(one.type), other=words.name(other.type))
