"""What answers what, row by row, with the kronor: the coverage of a plan gone through from both ends.

Each weak indicator has a row, and so has whatever no such row holds: a finding on no weak indicator, a goal on no
finding, a measure or an activity on no goal. Built on `app.models.coverage`.

An activity in several rows is counted once: its kronor are split over them in equal whole parts, so that the rows add
up to the budget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from app.models import budget
from app.models.chain import chain
from app.models.coverage import Chain, Matrix
from app.models.plan import Plan, Record
from app.models.wording import answers as words
from app.models.wording.typography import money

Step: TypeAlias = Literal["finding", "goal", "measure", "activity"]
STEPS: tuple[Step, ...] = ("finding", "goal", "measure", "activity")
Begins: TypeAlias = Literal["indicator", "finding", "goal", "measure", "activity"]
Need: TypeAlias = Literal["finding", "goal", "measure", "activity", "cost"]

BEFORE: Mapping[Need, Step] = {"goal": "finding", "measure": "goal", "activity": "goal", "cost": "activity"}
"""At which step the records stand that lack something."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row. `begins` is "indicator", or the kind of the record that answers nothing; `chain` is the indicator's.

    `steps`: the ids at each step. `lacking`: what is missing in the row, with the ids of the records that lack it; for
    the finding of an indicator, and for what a stray record ought to answer, the row itself lacks it and the ids are
    none. `amount` and `programme`: whole kronor of the row's share, whoever pays and from the programme's funds.
    `shared`: its activities whose kronor are split with other rows.
    """

    begins: Begins
    chain: Chain | None
    steps: Mapping[Step, tuple[str, ...]]
    lacking: Mapping[Need, tuple[str, ...]]
    amount: int = 0
    programme: int = 0
    shared: tuple[str, ...] = ()

    @property
    def left_with_reason(self) -> bool:
        """True for a weak indicator that a written reason answers instead of a finding."""
        return self.chain is not None and self.chain.answered and not self.steps["finding"]

    @property
    def key(self) -> str:
        """The row by name."""
        if self.chain is not None:
            return f"{self.chain.indicator_id}|{','.join(self.chain.neighbourhoods)}"
        return self.steps[self.begins][0] if self.begins != "indicator" else ""


def answers(plan: Plan, matrix: Matrix) -> tuple[Answer, ...]:
    """Weak indicators, those nobody answers first and those left with a reason last; then what answers none of them."""
    weak = sorted(matrix.merged(), key=lambda chain: (chain.answered, not chain.links["finding"]))
    rows = [_begun(plan, "indicator", _steps(plan, chain.links["finding"]), chain) for chain in weak]
    rows += _strays(plan, {one for row in rows for ids in row.steps.values() for one in ids})
    return tuple(_priced(plan, rows))


def _strays(plan: Plan, placed: set[str]) -> Iterator[Answer]:
    """The rest of the plan: each record stands in the row of the first that it hangs on, or begins a row itself."""
    for finding in plan.of("finding"):
        if finding.id not in placed:
            yield _begun(plan, "finding", _steps(plan, (finding.id,)))
    for goal in plan.of("goal"):
        if not _named(plan, goal, "findings"):
            yield _begun(plan, "goal", _from_goals(plan, (), (goal.id,)))
    for measure in plan.of("measure"):
        if not _named(plan, measure, "goal"):
            yield _begun(plan, "measure", _only("measure", measure.id))
    for activity in plan.of("activity"):
        if not _named(plan, activity, "goals"):
            yield _begun(plan, "activity", _only("activity", activity.id))


def _steps(plan: Plan, findings: Sequence[str]) -> dict[Step, tuple[str, ...]]:
    goals = _ids(goal for one in findings for goal in plan.referring(one, "goal", "findings"))
    return _from_goals(plan, tuple(findings), goals)


def _from_goals(plan: Plan, findings: tuple[str, ...], goals: tuple[str, ...]) -> dict[Step, tuple[str, ...]]:
    return {
        "finding": findings,
        "goal": goals,
        "measure": _ids(one for goal in goals for one in plan.referring(goal, "measure", "goal")),
        "activity": _ids(one for goal in goals for one in plan.referring(goal, "activity", "goals")),
    }


def _only(step: Step, record_id: str) -> dict[Step, tuple[str, ...]]:
    return {one: (record_id,) if one == step else () for one in STEPS}


def _begun(
    plan: Plan,
    begins: Begins,
    steps: dict[Step, tuple[str, ...]],
    chain: Chain | None = None,
) -> Answer:
    row = Answer(begins, chain, steps, {})
    return row if row.left_with_reason else replace(row, lacking=dict(_lacking(plan, begins, steps)))


def _lacking(plan: Plan, begins: str, steps: Mapping[Step, tuple[str, ...]]) -> Iterator[tuple[Need, tuple[str, ...]]]:
    """What can be mended now: nothing is asked of a step as long as the one before it is empty."""
    if begins in ("indicator", "goal") and not steps["finding"]:
        yield "finding", ()
    if begins in ("measure", "activity"):
        yield "goal", ()
    needs: tuple[tuple[Need, Step, str, str], ...] = (
        ("goal", "finding", "goal", "findings"),
        ("measure", "goal", "measure", "goal"),
        ("activity", "goal", "activity", "goals"),
    )
    for need, step, kind, field in needs:
        lack = tuple(one for one in steps[step] if not plan.referring(one, kind, field))
        if lack:
            yield need, lack
    free = tuple(one for one in steps["activity"] if not plan.children(one, "cost"))
    if free:
        yield "cost", free


def _priced(plan: Plan, rows: Sequence[Answer]) -> Iterator[Answer]:
    """Each activity's kronor split over the rows that hold it."""
    holders: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        for activity in row.steps["activity"]:
            holders.setdefault(activity, []).append(at)
    amounts, programme = [0] * len(rows), [0] * len(rows)
    for activity, held in holders.items():
        found = budget.of_activity(plan, activity)
        for sums, whole in ((amounts, found.total), (programme, found.programme)):
            part, odd = divmod(whole, len(held))
            for place, at in enumerate(held):
                sums[at] += part + (place < odd)
    for at, row in enumerate(rows):
        shared = tuple(one for one in row.steps["activity"] if len(holders[one]) > 1)
        yield replace(row, amount=amounts[at], programme=programme[at], shared=shared)


def _named(plan: Plan, record: Record, field: str) -> bool:
    kind = "finding" if field == "findings" else "goal"
    return any(target.type == kind for target in plan.targets(record, field))


def _ids(records: Iterator[Record]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record.id for record in records))


def told(plan: Plan, matrix: Matrix, rows: Sequence[Answer], language: int = 0) -> tuple[str, ...]:
    """The coverage as a few sentences for the group: the gaps one by one, and last the kronor."""
    found = [matrix.sentence(language)]
    cards = chain(plan).cards
    counts = Counter((card.kind, gap) for card in cards for gap in card.gaps)
    ordered = dict.fromkeys((card.kind, gap) for card in cards for gap in card.gaps)
    found += [words.told(kind, gap, counts[kind, gap], language) for kind, gap in ordered]
    found.append(matrix.money_sentence(language))
    whole = sum(row.amount for row in rows)
    answering = {one for row in rows if row.chain is not None for one in row.steps["activity"]}
    loose = (one for one in plan.of("activity") if one.id not in answering)
    beside = budget.of_activities(plan, loose).total if matrix.known else 0
    if whole:
        sentence = words.BESIDE if beside else words.COSTS
        found.append(sentence[language].format(sum=money(whole), beside=money(beside)))
    return tuple(sentence for sentence in found if sentence)
