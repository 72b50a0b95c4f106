"""The results chain: findings, goals, measures, activities and applications, and every link between them.

It reads the plan and says what is there and what is missing; it judges no wording and draws nothing. Which links can
be made, and the changes that make and remove them, stand in `app.models.linking`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.models import budget, coverage
from app.models.plan import Plan, Record
from app.models.trace import trace

Kind: TypeAlias = Literal["finding", "goal", "measure", "activity", "application"]
KINDS: tuple[Kind, ...] = ("finding", "goal", "measure", "activity", "application")
Gap: TypeAlias = Literal["no_finding", "no_goal", "no_measure", "no_baseline", "no_target", "no_activity", "unmeasured"]


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of link: from a kind to the left to a kind to the right, kept in a field of the one at the right."""

    left: Kind
    right: Kind
    field: str


WAYS: tuple[Way, ...] = (
    Way("finding", "goal", "findings"),
    Way("goal", "measure", "goal"),
    Way("goal", "activity", "goals"),
    Way("measure", "application", "outcome_measures"),
    Way("measure", "application", "process_measures"),
    Way("activity", "application", "activities"),
)


@dataclass(frozen=True, slots=True)
class Tie:
    """One link as it stands in the plan: the record to the right names the one to the left in `field`."""

    left: str
    right: str
    field: str

    @property
    def key(self) -> str:
        """The link by name; two records may be tied through two fields."""
        return f"{self.left}>{self.right}>{self.field}"


@dataclass(frozen=True, slots=True)
class Card:
    """One record of the chain with what it lacks. `amount`: whole kronor, whoever pays for an activity, and what is
    applied for in an application; None for the others.
    """

    record: Record
    kind: Kind
    gaps: tuple[Gap, ...]
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Every record of the five kinds once, in the plan's order kind by kind, and every link between them once."""

    cards: tuple[Card, ...]
    ties: tuple[Tie, ...]

    def of(self, kind: Kind) -> tuple[Card, ...]:
        """The records of a kind."""
        return tuple(card for card in self.cards if card.kind == kind)

    def tie(self, key: str) -> Tie | None:
        """The link with this key, or None."""
        return next((tie for tie in self.ties if tie.key == key), None)

    def only(self, records: frozenset[str]) -> Chain:
        """The part of the chain that these records make, with what they lack in the whole."""
        cards = tuple(card for card in self.cards if card.record.id in records)
        return Chain(cards, tuple(tie for tie in self.ties if tie.left in records and tie.right in records))


def chain(plan: Plan) -> Chain:
    """The chain of a plan. A reference to a record that is gone, or of a kind it may not name, is no link."""
    unmeasured = frozenset(one.activity for one in coverage.unmeasured(plan))
    cards = tuple(_card(plan, record, kind, unmeasured) for kind in KINDS for record in plan.of(kind))
    return Chain(cards, tuple(_ties(plan)))


def thread_of(plan: Plan, record_id: str) -> frozenset[str]:
    """The records of the chain on the thread through one of them, itself among them; none when it is not on it."""
    if record_id not in plan:
        return frozenset()
    found = trace(plan, record_id)
    if found.at is None or found.at not in KINDS:
        return frozenset()
    return frozenset(record for kind in KINDS for record in found.records[kind]) | {record_id}


def _ties(plan: Plan) -> Iterator[Tie]:
    for way in WAYS:
        for record in plan.of(way.right):
            yield from (Tie(one.id, record.id, way.field) for one in named(plan, record, way))


def named(plan: Plan, record: Record, way: Way) -> list[Record]:
    """The records to the left that a record names in the way's field."""
    return [target for target in plan.targets(record, way.field) if target.type == way.left]


def _card(plan: Plan, record: Record, kind: Kind, unmeasured: frozenset[str]) -> Card:
    amount = None
    if kind == "activity":
        amount = budget.of_activity(plan, record.id).total
    elif kind == "application":
        amount = budget.of_application(plan, record.id).programme
    found = tuple(gap for gap, there in _wanted(plan, record, kind, unmeasured) if not there)
    return Card(record, kind, found, amount)


def _wanted(plan: Plan, record: Record, kind: Kind, unmeasured: frozenset[str]) -> Iterator[tuple[Gap, bool]]:
    """What the record ought to have, and whether it does."""
    match kind:
        case "finding":
            yield "no_goal", bool(plan.referring(record.id, "goal", "findings"))
        case "goal":
            yield "no_finding", _tied(plan, record, "finding")
            yield "no_measure", bool(plan.referring(record.id, "measure", "goal"))
            yield "no_activity", bool(plan.referring(record.id, "activity", "goals"))
        case "measure":
            yield "no_goal", _tied(plan, record, "goal")
            yield "no_baseline", not (record.is_empty("baseline_value") or record.is_empty("baseline_year"))
            yield "no_target", any(not one.is_empty("value") for one in plan.children(record.id, "target"))
        case "activity":
            yield "no_goal", _tied(plan, record, "goal")
            yield "unmeasured", record.id not in unmeasured
        case "application":
            yield "no_activity", _tied(plan, record, "activity")


def _tied(plan: Plan, record: Record, left: Kind) -> bool:
    return any(named(plan, record, way) for way in WAYS if (way.left, way.right) == (left, record.type))
