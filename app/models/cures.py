"""What can be done about a cell of the coverage: open what stands there, make what is missing, link what is loose.

It names the ways in the order people should try them. It does nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.models.answers import BEFORE, Answer, Need
from app.models.chain import Kind
from app.models.linking import kinds_beside
from app.models.plan import Plan

MOST = 12
"""How many records of one kind are offered by name."""


@dataclass(frozen=True, slots=True)
class Cure:
    """One way. `open` a record; `price` it: open it to add a cost; `make` a record of `kind` linked to it; `tie` it to
    `other`; `answer` the row's weak indicator, which has no record of its own ("").
    """

    way: Literal["open", "price", "make", "tie", "answer"]
    record: str = ""
    kind: Kind | None = None
    other: str = ""


def cures(plan: Plan, row: Answer, need: Need | None) -> tuple[Cure, ...]:
    """The ways for one cell; for the row's own cell (None) those of the first gap, or of what begins the row."""
    begins: Need = "finding" if row.begins == "indicator" else row.begins
    step: Need = need if need is not None else next(iter(row.lacking), begins)
    return (*_missing(plan, row, step), *_there(row, step))


def _missing(plan: Plan, row: Answer, need: Need) -> Iterator[Cure]:
    lacking = row.lacking.get(need)
    if lacking is None:
        return
    if need == "cost":
        yield from (Cure("price", one) for one in lacking)
    elif lacking:
        yield from (Cure("make", one, need) for one in lacking[:MOST] if need in kinds_beside(plan.record(one)))
    elif row.begins == "indicator":
        yield Cure("answer")
    else:
        loose = row.steps[row.begins][0]
        yield from (Cure("tie", loose, other=one.id) for one in plan.of(need)[:MOST])
        if need in kinds_beside(plan.record(loose)):
            yield Cure("make", loose, need)


def _there(row: Answer, need: Need) -> Iterator[Cure]:
    if row.left_with_reason and row.chain is not None and row.chain.answer is not None:
        yield Cure("open", row.chain.answer)
    elif need == "cost":
        yield from (Cure("open", one) for one in row.steps["activity"] if one not in row.lacking.get("cost", ()))
    else:
        yield from (Cure("open", one) for one in row.steps[need])
        if not row.steps[need]:
            yield from (Cure("open", one) for one in row.steps.get(BEFORE.get(need, "finding"), ()))
