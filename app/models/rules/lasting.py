"""F5–F6: what is started must be possible to follow up, and to take into regular work afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.plan import Plan, Record
from app.models.rules.kinds import Found, IndexFacts, Severity
from app.models.wording.labels import title_of
from app.models.wording.typography import listed

MEASURE_FIELDS = (("outcome_measures", "outcome"), ("process_measures", "process"))
IMPLEMENTATION_PLAN = (
    "receiving_unit",
    "implementation_decision_date",
    "yearly_cost_after",
    "funded_by_after",
    "exit_if_not",
)


def f5_followed_up(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F5: one outcome and one process measure at least, each with baseline, target, year and responsible."""
    for application in plan.of("application"):
        for name, kind in MEASURE_FIELDS:
            found = _missing_measure(plan, application, name, kind)
            if found:
                yield found


def _missing_measure(plan: Plan, application: Record, name: str, kind: str) -> Found | None:
    linked = plan.targets(application, name)
    of_kind = [measure for measure in linked if measure.text("kind") == kind]
    if not of_kind:
        return Found("F5", "block", application.id, name, f"F5.no_{kind}" if not linked else f"F5.not_{kind}")
    lacking = [lacks(plan, measure) for measure in of_kind]
    if not all(lacking):
        return None
    facts = {"measure": title_of(of_kind[0]), "lacks": listed(lacking[0])}
    severity: Severity = "remark" if application.flag("withheld") else "block"
    return Found("F5", severity, of_kind[0].id, "", "F5.incomplete", facts)


def lacks(plan: Plan, measure: Record) -> list[str]:
    """What a measure lacks before it can be followed up, in Swedish words; empty when it is complete."""
    targets = plan.children(measure.id, "target")
    whole = any(not target.is_empty("value") and not target.is_empty("year") for target in targets)
    wanted = (
        ("baslinje", measure.is_empty("baseline_value")),
        ("baslinjens år", measure.is_empty("baseline_year")),
        ("målvärde med år", not whole),
        ("ansvarig", measure.is_empty("responsible")),
    )
    return [word for word, missing in wanted if missing]


def f6_taken_over(plan: Plan, _: IndexFacts | None) -> Iterator[Found]:
    """F6: the plan for taking the work into regular operations is complete, and funding afterwards is named."""
    for application in plan.of("application"):
        for name in IMPLEMENTATION_PLAN:
            if application.is_empty(name):
                yield Found("F6", "block", application.id, name, f"F6.{name}")
