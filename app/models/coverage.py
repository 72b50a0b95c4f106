"""How far each weak indicator is answered, link by link, and which money nobody measures.

Which indicators are weak is computed from the index elsewhere and given here. An indicator is answered in a
neighbourhood by a finding whose evidence quotes it there, or by a written reason why none does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from app.models import budget
from app.models.plan import Plan, Record
from app.models.wording.states import COVERAGE
from app.models.wording.typography import money, number, spelled

Link = Literal["finding", "goal", "measure", "activity", "application"]
LINKS: tuple[Link, ...] = ("finding", "goal", "measure", "activity", "application")


@dataclass(frozen=True, slots=True)
class WeakIndicator:
    """One weak indicator in one neighbourhood: the definition's record id, its label, the plain neighbourhood name."""

    indicator_id: str
    label: str
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class Chain:
    """One row of the matrix: the records that answer, by link. `answer` is the record with the written reason."""

    indicator_id: str
    label: str
    neighbourhoods: tuple[str, ...]
    links: dict[Link, tuple[str, ...]]
    answer: str | None = None

    @property
    def answered(self) -> bool:
        """True when a finding or a written reason answers."""
        return bool(self.links["finding"]) or self.answer is not None

    @property
    def gaps(self) -> tuple[Link, ...]:
        """The links that are missing; none for an indicator that is left with a reason."""
        if self.answer is not None and not self.links["finding"]:
            return ()
        return tuple(link for link in LINKS if not self.links[link])


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """An activity with money whose goals have no measure. Whole kronor, whoever pays."""

    activity: str
    amount: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The coverage of a plan: one chain for each weak indicator and neighbourhood, and the money nobody measures."""

    chains: tuple[Chain, ...] = ()
    unmeasured: tuple[Unmeasured, ...] = ()
    known: bool = field(default=True)

    @property
    def unanswered(self) -> tuple[Chain, ...]:
        """The chains with neither finding nor reason."""
        return tuple(chain for chain in self.chains if not chain.answered)

    def merged(self) -> tuple[Chain, ...]:
        """The chains with neighbourhoods of one indicator together where everything else is the same."""
        found: dict[tuple[object, ...], Chain] = {}
        for chain in self.chains:
            key = (chain.indicator_id, *chain.links.values(), chain.answer)
            before = found.get(key)
            places = (*before.neighbourhoods, *chain.neighbourhoods) if before else chain.neighbourhoods
            found[key] = replace(chain, neighbourhoods=places)
        return tuple(found.values())

    def sentence(self, language: int = 0) -> str:
        """What the group should know in one line: "Tre svaga indikatorer saknar slutsats."."""
        count = len(self.unanswered)
        if not self.known:
            return COVERAGE["no_index"][language]
        if not self.chains:
            return COVERAGE["none_weak"][language]
        if not count:
            return COVERAGE["all"][language]
        return COVERAGE["without_one" if count == 1 else "without"][language].format(count=_count(count, language))

    def money_sentence(self, language: int = 0) -> str:
        """The gap the other way, "" when all money is measured: "En aktivitet för 350 tkr mäts inte."."""
        count = len(self.unmeasured)
        shown = {"count": _count(count, language), "sum": money(sum(one.amount for one in self.unmeasured))}
        return COVERAGE["unmeasured_one" if count == 1 else "unmeasured"][language].format_map(shown) if count else ""


def matrix(plan: Plan, weak: Iterable[WeakIndicator] | None) -> Matrix:
    """The coverage of the plan in the order of `weak`; None when no index has been loaded."""
    chains = tuple(_chain(plan, one) for one in weak or ())
    return Matrix(chains, tuple(unmeasured(plan)), weak is not None)


def weak_by_key(plan: Plan, weak: Iterable[tuple[str, str]]) -> tuple[WeakIndicator, ...]:
    """Weak indicators from pairs (indicator key of the framework, neighbourhood name); unknown keys are left out."""
    known = {one.text("key"): one for one in plan.of("indicator_definition")}
    return tuple(
        WeakIndicator(known[key].id, known[key].text("label") or key, name) for key, name in weak if key in known
    )


def _chain(plan: Plan, weak: WeakIndicator) -> Chain:
    place = f"area:{weak.neighbourhood}"
    findings = _unique(
        plan.record(evidence.parent)
        for evidence in plan.referring(weak.indicator_id, "evidence", "indicators")
        if evidence.parent and evidence.parent in plan and _speaks_of(plan, evidence, place)
    )
    goals = _unique(goal for one in findings for goal in plan.referring(one.id, "goal", "findings"))
    measures = _unique(measure for goal in goals for measure in plan.referring(goal.id, "measure", "goal"))
    activities = _unique(activity for goal in goals for activity in plan.referring(goal.id, "activity", "goals"))
    applications = _unique(one for a in activities for one in plan.referring(a.id, "application", "activities"))
    answers = (
        answer.id
        for answer in plan.referring(weak.indicator_id, "weak_indicator_answer", "indicator")
        if answer.text("neighbourhood") in ("", place) and not answer.is_empty("reason")
    )
    found = (findings, goals, measures, activities, applications)
    links = {link: tuple(record.id for record in records) for link, records in zip(LINKS, found, strict=True)}
    return Chain(weak.indicator_id, weak.label, (weak.neighbourhood,), links, next(answers, None))


def _speaks_of(plan: Plan, evidence: Record, place: str) -> bool:
    """The evidence's own neighbourhood counts first, then the finding's; with neither it speaks of the whole area."""
    own = evidence.text("neighbourhood")
    places = plan.record(evidence.parent or "").refs("neighbourhoods")
    return own == place or place in places or not (own or places)


def unmeasured(plan: Plan) -> Iterable[Unmeasured]:
    """The activities with money that no measure follows, in the plan's order."""
    for activity in plan.of("activity"):
        amount = budget.of_activity(plan, activity.id).total
        goals = plan.targets(activity, "goals")
        if amount and not any(plan.referring(goal.id, "measure", "goal") for goal in goals):
            yield Unmeasured(activity.id, amount)


def _unique(records: Iterable[Record]) -> list[Record]:
    return list({record.id: record for record in records}.values())


def _count(count: int, language: int) -> str:
    return number(count) if language or count > 12 else spelled(count, "", "").strip()
