"""The plan as a tree of rows: the golden thread first, what surrounds it last. Pure data, no window.

A goal that answers two findings stands under both, and so does an activity with two goals; what answers nothing stands
under a heading of its own, so that it is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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


def tree(plan: Plan, remarks: Iterable[Remark] = ()) -> tuple[Node, ...]:
    """Every row, in the order of the plan."""
    levels = _levels(remarks)
    thread = [_finding(plan, record, levels) for record in plan.of("finding")]
    loose = [
        *(_goal(plan, r, levels) for r in plan.of("goal") if not plan.targets(r, "findings")),
        *(_leaf(r, levels) for r in plan.of("measure") if not plan.targets(r, "goal")),
        *(_leaf(r, levels) for r in plan.of("activity") if not plan.targets(r, "goals")),
    ]
    if loose:
        thread.append(Node("Utan koppling till en slutsats", "heading", children=tuple(loose)))
    return (*thread, _about(plan, levels))


def filtered(nodes: Sequence[Node], text: str) -> tuple[Node, ...]:
    """The rows whose words hold `text`, with the way to them."""
    wanted = text.casefold().strip()
    if not wanted:
        return tuple(nodes)
    kept = []
    for node in nodes:
        inside = filtered(node.children, text)
        if inside or wanted in node.words.casefold():
            kept.append(replace(node, children=inside or node.children))
    return tuple(kept)


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


def _finding(plan: Plan, finding: Record, levels: dict[str, str]) -> Node:
    goals = plan.referring(finding.id, "goal", "findings")
    return replace(_leaf(finding, levels), children=tuple(_goal(plan, goal, levels) for goal in goals))


def _goal(plan: Plan, goal: Record, levels: dict[str, str]) -> Node:
    under = [*plan.referring(goal.id, "measure", "goal"), *plan.referring(goal.id, "activity", "goals")]
    return replace(_leaf(goal, levels), children=tuple(_leaf(record, levels) for record in under))


def _leaf(record: Record, levels: dict[str, str]) -> Node:
    return Node(labels.title_of(record), record.type, record.id, levels.get(record.id, ""))


def _about(plan: Plan, levels: dict[str, str]) -> Node:
    root = Node("Om planen", "plan", plan.id, levels.get(plan.id, ""))
    return replace(root, children=tuple(_heading(plan, kind, levels) for kind in ABOUT))


def _heading(plan: Plan, kind: str, levels: dict[str, str]) -> Node:
    words = labels.type_plural(kind)
    found = tuple(_leaf(record, levels) for record in plan.of(kind))
    return Node(words[:1].upper() + words[1:], f"{kind}:all", children=found)
