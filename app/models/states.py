"""Where the plan and each application stand, computed from decisions, packages and rules, and never typed.

It reads approvals through `app.models.decisions` and needs nothing from outside the plan; which records changed after
an approval can be said when the fingerprints of the decided state are given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.models.decisions import FINAL, Instance, Standing, plan_decision, standings
from app.models.digest import Differences, differences, digest_parts
from app.models.plan import Plan, Record
from app.models.rules import Remark, check, of_application
from app.models.wording.states import (
    APPLICATION_STATES,
    PLAN_STATES,
    STEP_BROKEN,
    STEP_NO_CASE,
    STEP_OUTCOMES,
    STEP_PREPARED,
    STEP_WAITING,
    STEPS,
)
from app.models.wording.typography import date_day

ApplicationState = Literal[
    "idea",
    "draft",
    "complete",
    "approved_locally",
    "decided_by_board",
    "submitted",
    "consulted",
    "approved",
    "partly",
    "rejected",
    "referred_back",
]
PlanState = Literal["draft", "out", "decided", "change_proposed"]
StepKey = Literal["local_group", "district_board", "preparation", "consultation", "decision"]
StepState = Literal["done", "broken", "stopped", "now", "later"]
CONTENT_RULES = frozenset({"F1", "F2", "F3", "F4", "F5", "F6", "unsettled"})
"""What must not stop an application that is called complete."""
_CITY: dict[str, ApplicationState] = {
    "approved": "approved",
    "partly": "partly",
    "rejected": "rejected",
    "referred_back": "referred_back",
}
"""The city executive board's outcomes that are states of the application."""
_INSTANCES: tuple[tuple[StepKey, Instance], ...] = (
    ("local_group", "local_group"),
    ("district_board", "district_board"),
    ("preparation", "executive_board"),
    ("consultation", "central_group"),
    ("decision", "executive_board"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the decision path. `holds` is None when there is no decision, or it names no fingerprint.

    `changed` is empty unless the fingerprints of the decided state were given.
    """

    key: StepKey
    name: str
    state: StepState
    text: str
    decision: Record | None = None
    holds: bool | None = None
    changed: Differences | None = None


def application_state(plan: Plan, application_id: str, remarks: list[Remark] | None = None) -> ApplicationState:
    """The state of an application; pass the `remarks` of `rules.check` when they are at hand."""
    found = standings(plan, application_id)
    city, group, board = (found.get(name) for name in ("executive_board", "central_group", "district_board"))
    if city and city.outcome in _CITY:
        return _CITY[city.outcome]
    if group and group.favourable:
        return "consulted"
    if board and board.in_force:
        return "submitted" if _was_sent(plan, application_id, board) else "decided_by_board"
    local = found.get("local_group")
    if local and local.in_force:
        return "approved_locally"
    return _before_decisions(plan, application_id, remarks)


def state_label(state: ApplicationState, language: int = 0) -> str:
    """The state in words: "godkänd lokalt"."""
    return APPLICATION_STATES[state][language]


def plan_state(plan: Plan) -> PlanState:
    """Draft, with the partners (a version has been named), decided, or changed since the decision."""
    decision = plan_decision(plan)
    if decision is None or not decision.favourable:
        return "out" if plan.of("version") else "draft"
    return "change_proposed" if decision.holds is False else "decided"


def plan_state_label(state: PlanState, language: int = 0) -> str:
    """The plan's state in words."""
    return PLAN_STATES[state][language]


def decision_path(
    plan: Plan,
    application_id: str,
    decided_parts: Mapping[str, Mapping[str, str]] | None = None,
    language: int = 0,
) -> tuple[Step, ...]:
    """The five steps from the local group to the city's decision.

    `decided_parts`: by decision id, `digest_parts` of the application as of the change that recorded the decision
    (`decisions.change_of`); then a broken step says which records changed since.
    """
    found = standings(plan, application_id)
    steps: list[Step] = []
    for key, instance in _INSTANCES:
        standing = _counts_here(key, found.get(instance))
        open_before = all(step.state == "done" for step in steps)
        step = _step(key, standing, found, open_before, language)
        if step.state == "broken" and standing and decided_parts and standing.decision.id in decided_parts:
            now = digest_parts(plan, application_id)
            changed = differences(decided_parts[standing.decision.id], now)
            step = Step(step.key, step.name, step.state, step.text, step.decision, step.holds, changed)
        steps.append(step)
    return tuple(steps)


def _counts_here(key: StepKey, standing: Standing | None) -> Standing | None:
    """The city executive board has two steps: what it sends on is preparation, what it ends is the decision."""
    if standing is None or key not in ("preparation", "decision"):
        return standing
    return standing if (standing.outcome in FINAL | {"referred_back"}) == (key == "decision") else None


def _step(
    key: StepKey, standing: Standing | None, found: Mapping[str, Standing], open_before: bool, language: int
) -> Step:
    name = STEPS[key][language]
    if standing is not None:
        return Step(key, name, _judged(standing), _said(standing, language), standing.decision, standing.holds)
    if key == "preparation" and ("central_group" in found or "executive_board" in found):
        return Step(key, name, "done", STEP_PREPARED[language])
    return Step(key, name, "now" if open_before else "later", STEP_WAITING[key][language])


def _judged(standing: Standing) -> StepState:
    if standing.outcome in ("rejected", "referred_back"):
        return "stopped"
    if standing.outcome == "tabled" or not standing.outcome:
        return "now"
    return "broken" if standing.holds is False else "done"


def _said(standing: Standing, language: int) -> str:
    words = STEP_OUTCOMES.get(standing.outcome, STEP_OUTCOMES[""])[language]
    said = words.format(date=date_day(standing.date) if standing.date else "").strip()
    if standing.holds is False and standing.favourable:
        return STEP_BROKEN[language].format(said=said)
    unnumbered = standing.decision.is_empty("case_number") or standing.decision.is_empty("paragraph")
    if standing.instance == "district_board" and unnumbered:
        return STEP_NO_CASE[language].format(said=said)
    return said


def _was_sent(plan: Plan, application_id: str, board: Standing) -> bool:
    if plan.record(application_id).flag("withheld"):
        return False
    return any(
        not package.is_empty("signers") and package.text("exported_on") >= board.date for package in plan.of("package")
    )


def _before_decisions(plan: Plan, application_id: str, remarks: list[Remark] | None) -> ApplicationState:
    application = plan.record(application_id)
    if application.is_empty("activities") and application.is_empty("needs_analysis"):
        return "idea"
    own = of_application(plan, application_id, check(plan) if remarks is None else remarks)
    stopped = any(remark.code in CONTENT_RULES and remark.severity == "block" for remark in own)
    return "draft" if stopped else "complete"
