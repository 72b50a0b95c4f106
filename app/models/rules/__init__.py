"""The programme's rules and the reviewer's eye, as remarks on the plan.

`check` gives every remark, `cards` one card for each rule for one application. Rules see the plan and, where they need
the social index, `IndexFacts`; they never change anything. Each remark quotes the sentence its rule rests on.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping

from app.models.plan import Plan
from app.models.rules import fit, frame, lasting, money, path, plain, reviewer
from app.models.rules.answers import answers
from app.models.rules.cards import cards_from
from app.models.rules.kinds import Found, IndexFacts, Remark, Rule, RuleCard
from app.models.rules.reviewer import Figures, figures
from app.models.rules.said import remark

__all__ = [
    "REQUIRED",
    "Figures",
    "IndexFacts",
    "Remark",
    "RuleCard",
    "answers",
    "blocking",
    "cards",
    "check",
    "figures",
    "of_application",
]

RULES: tuple[Rule, ...] = (
    plain.unsettled,
    money.f1_decided_activities,
    money.f2_applicant,
    money.f3_no_investments,
    money.f4_not_regular_operations,
    lasting.f5_followed_up,
    lasting.f6_taken_over,
    path.f7_local_group_first,
    path.f8_board_before_city,
    fit.f9_in_proportion,
    fit.f10_ordinary_work,
    fit.f11_other_boards,
    frame.f12_within_the_frame,
    frame.f13_with_the_companies,
    frame.f14_in_the_yearly_plan,
    reviewer.r01_r02_people,
    reviewer.r03_short_money,
    reviewer.r04_r08_r11_measures,
    reviewer.r05_r06_other_money,
    reviewer.r07_r10_chain,
    plain.requirements,
    plain.empty,
)
"""In the order remarks are listed; a field that a rule has already spoken of is not also called empty."""

REQUIRED: Mapping[str, frozenset[str]] = {
    "application": frozenset(
        {
            "activities",
            "applicant",
            "what_is_new",
            "regular_financing",
            "outcome_measures",
            "process_measures",
            *lasting.IMPLEMENTATION_PLAN,
        }
    ),
    "measure": frozenset({"kind", "baseline_value", "baseline_year", "responsible"}),
    "target": frozenset({"year", "value"}),
}
"""The fields, by record type, without which an application is stopped: "krävs vid ansökan" in a form."""


def check(plan: Plan, facts: IndexFacts | None = None, language: int = 0) -> list[Remark]:
    """Every remark on the plan, stops first, then in the order of the rules. `language`: 0 Swedish, 1 English.

    An application marked as not to be sent yet gives remarks where others give stops.
    """
    steps = checking(plan, facts, language)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return list(done.value)


def checking(plan: Plan, facts: IndexFacts | None = None, language: int = 0) -> Generator[None, None, list[Remark]]:
    """As `check`, in small steps: it pauses at each thing found and after each rule, for a window to look around.

    The plan must not change on the way; begin anew if it does.
    """
    found = []
    for one in _found(plan, facts):
        if one is not None:
            found.append(_eased(plan, one))
        yield
    found.sort(key=lambda one: one.severity != "block")
    told = []
    for one in found:
        told.append(remark(plan, one, language))
        yield
    return told


def blocking(remarks: Iterable[Remark]) -> list[Remark]:
    """The remarks that stop the plan from being sent."""
    return [one for one in remarks if one.severity == "block"]


def of_application(plan: Plan, application_id: str, remarks: Iterable[Remark]) -> list[Remark]:
    """The remarks that concern one application: on itself, what is approved with it, its decisions and the plan."""
    concerned = reviewer.concerns(plan, application_id)
    return [one for one in remarks if one.record in concerned]


def cards(
    plan: Plan,
    application_id: str,
    facts: IndexFacts | None = None,
    remarks: Iterable[Remark] | None = None,
    language: int = 0,
) -> tuple[RuleCard, ...]:
    """F1–F14 for one application; pass the `remarks` of `check` when they are at hand."""
    known = check(plan, facts, language) if remarks is None else remarks
    return cards_from(plan, application_id, of_application(plan, application_id, known), facts, language)


def _found(plan: Plan, facts: IndexFacts | None) -> Iterator[Found | None]:
    """Everything found, and None where a rule has been through the plan."""
    spoken: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for rule in RULES:
        for one in rule(plan, facts):
            said = spoken.setdefault((one.record, one.field), set())
            words = (one.key, *one.facts.values())
            if words not in said and not (one.code == "empty" and said):
                said.add(words)
                yield one
        yield None


def _eased(plan: Plan, found: Found) -> Found:
    record = plan.get(found.record)
    about = plan.get(record.text("about")) if record is not None and record.type == "decision" else record
    if found.severity == "remark" or found.code == "unsettled" or about is None or not about.flag("withheld"):
        return found
    return Found(found.code, "remark", found.record, found.field, found.key, found.facts)
