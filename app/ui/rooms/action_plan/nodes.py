"""The plan as a tree of rows: the golden thread first, what surrounds it last. Pure data, no window.

A goal that answers two findings stands under both, and so does an activity with two goals; what answers nothing stands
under a heading of its own, so that it is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.models.plan import Plan, Record
from app.models.rules import Remark
from app.models.wording import labels

ABOUT = (
    "organisation",
    "member",
    "working_group",
    "dialogue_input",
    "deadline",
    "task",
    "version",
    "indicator_definition",
    "programme_goal",
    "council_goal",
    "housing_stock",
    "requirement",
    "weak_indicator_answer",
    "attachment",
)
SHOWN_UNDER = ("finding", "goal", "measure", "activity")


@dataclass(frozen=True)
class Node:
    """One row. `record` is "" for a heading; `kind` chooses the icon; `level` is the worst of what the rules say."""

    words: str
    kind: str
    record: str = ""
    level: str = ""
    children: tuple[Node, ...] = ()


class Titles:
    """What records are called, worded once for each record as it stands."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Record, str]] = {}

    def of(self, record: Record) -> str:
        """The record's title."""
        known = self._known.get(record.id)
        if known is None or known[0] is not record:
            known = self._known[record.id] = (record, labels.title_of(record))
        return known[1]


def tree(plan: Plan, remarks: Iterable[Remark] = (), titles: Titles | None = None) -> tuple[Node, ...]:
    """Every row, in the order of the plan. `titles` remembers what records are called from one time to the next."""
    return _Growing(plan, _levels(remarks), titles or Titles()).whole()


def counts(plan: Plan) -> str:
    """ "6 slutsatser, 5 mål, 9 mått, 11 aktiviteter"."""
    return ", ".join(labels.counted(len(plan.of(kind)), kind) for kind in SHOWN_UNDER)


def _levels(remarks: Iterable[Remark]) -> dict[str, str]:
    """Blank fields alone are no reason for a mark: the form says which they are."""
    found: dict[str, str] = {}
    for remark in remarks:
        if remark.severity == "block":
            found[remark.record] = "stop"
        elif remark.code != "empty":
            found.setdefault(remark.record, "remark")
    return found


class _Growing:
    """One tree while it is being made."""

    def __init__(self, plan: Plan, levels: dict[str, str], titles: Titles) -> None:
        self._plan, self._levels, self._titles = plan, levels, titles

    def whole(self) -> tuple[Node, ...]:
        """The thread, what hangs loose, and what surrounds it."""
        plan = self._plan
        thread = [self._finding(record) for record in plan.of("finding")]
        loose = [
            *(self._goal(r) for r in plan.of("goal") if self._is_loose(r, "findings")),
            *(self._leaf(r) for r in plan.of("measure") if self._is_loose(r, "goal")),
            *(self._leaf(r) for r in plan.of("activity") if self._is_loose(r, "goals")),
        ]
        if loose:
            thread.append(Node("Utan koppling till en slutsats", "heading", children=tuple(loose)))
        return (*thread, self._about())

    def _is_loose(self, record: Record, name: str) -> bool:
        return not any(target in self._plan for target in record.refs(name))

    def _finding(self, finding: Record) -> Node:
        goals = self._plan.referring(finding.id, "goal", "findings")
        return self._leaf(finding, tuple(map(self._goal, goals)))

    def _goal(self, goal: Record) -> Node:
        plan = self._plan
        under = [*plan.referring(goal.id, "measure", "goal"), *plan.referring(goal.id, "activity", "goals")]
        return self._leaf(goal, tuple(map(self._leaf, under)))

    def _leaf(self, record: Record, children: tuple[Node, ...] = ()) -> Node:
        return Node(self._titles.of(record), record.type, record.id, self._levels.get(record.id, ""), children)

    def _about(self) -> Node:
        headings = tuple(map(self._heading, ABOUT))
        return Node("Om planen", "plan", self._plan.id, self._levels.get(self._plan.id, ""), headings)

    def _heading(self, kind: str) -> Node:
        words = labels.type_plural(kind)
        found = tuple(map(self._leaf, self._plan.of(kind)))
        return Node(words[:1].upper() + words[1:], f"{kind}:all", children=found)
