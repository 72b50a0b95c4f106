"""An application in the order a reviewer reads it, which rule speaks of which part, and exactly what is not answered.

The order and what is asked for are those of published guides for applications (needs, goal, activity, money, method,
follow-up, afterwards). It judges nothing: an answer is there or not.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.models import budget
from app.models.plan import Plan
from app.models.schema import fields_of
from app.models.wording import labels
from app.models.wording.typography import plural

COSTS = "costs"
"""Stands for the cost table among the answers; it is not a field."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: the application's fields in it, and the codes of the rules and questions about it."""

    key: str
    title: str
    asks: str
    fields: tuple[str, ...]
    codes: tuple[str, ...]


SECTIONS: tuple[Section, ...] = (
    Section("about", "Om ansökan", "Vem söker, och vad heter ansökan?", ("title", "applicant"), ("F2", "F13")),
    Section(
        "need",
        "Behov",
        "Hur stort är behovet, var finns det, och vilka gäller det?",
        ("needs_analysis", "target_group", "target_group_size", "proportion_reason"),
        ("F9",),
    ),
    Section("goal", "Mål", "Vad ska bli annorlunda, och vilken slutsats svarar det på?", (), ("F14", "R07", "R08")),
    Section(
        "activity",
        "Aktivitet",
        "Vad görs, av vem, när, och hur många nås?",
        ("activities",),
        ("F1", "F10", "F11", "R01", "R02", "R10"),
    ),
    Section(
        "money",
        "Pengar",
        "Vad kostar det, vilket år, och vem betalar?",
        ("equipment_reason", "other_grants"),
        ("F3", "F12", "R03", "R05"),
    ),
    Section(
        "method",
        "Metod",
        "Varför leder arbetet till målet, och vad är nytt?",
        ("method_and_evidence", "what_is_new", "regular_financing", "earlier_projects"),
        ("F4", "R06"),
    ),
    Section(
        "follow_up",
        "Uppföljning",
        "Hur syns det om det blev bättre, och vem följer upp?",
        ("outcome_measures", "process_measures", "follow_up_plan"),
        ("F5", "R04", "R09", "R11"),
    ),
    Section(
        "after",
        "Efter pengarna",
        "Vem tar över, när, för vilka pengar, och vad händer annars?",
        (
            "receiving_unit",
            "implementation_decision_date",
            "yearly_cost_after",
            "funded_by_after",
            "exit_if_not",
        ),
        ("F6",),
    ),
    Section("decision", "Beslut", "Vem har beslutat om just detta?", ("withheld",), ("F7", "F8")),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is not there: its field (or `COSTS`) and its caption."""

    field: str
    caption: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many answers there are of those asked for, and which are missing, in the order of the page."""

    answered: int
    wanted: int
    missing: tuple[Missing, ...]

    @property
    def sentence(self) -> str:
        """ "16 av 18 svar. Saknas:", before the missing ones, or that all of them are there."""
        if not self.missing:
            return f"Alla {self.wanted} svar finns."
        return f"{self.answered} av {plural(self.wanted, 'svar', 'svar')}. Saknas:"


def completeness(plan: Plan, application_id: str, section: Section | None = None) -> Completeness:
    """What is answered of the whole application, or of one section of it."""
    record = plan.record(application_id)
    known = fields_of("application")
    asked: list[tuple[Missing, bool]] = []
    for part in SECTIONS if section is None else (section,):
        for name in part.fields:
            if known[name].wanted:
                asked.append((Missing(name, labels.field_label("application", name)), record.is_empty(name)))
        if part.key == "money":
            no_costs = not budget.of_application(plan, application_id).rows
            asked.append((Missing(COSTS, "Kostnader"), no_costs))
    missing = tuple(one for one, empty in asked if empty)
    return Completeness(len(asked) - len(missing), len(asked), missing)


def section_of(code: str, field: str = "") -> Section:
    """The section that a rule's remark belongs to; else that of the field, else the first."""
    by_code = next((one for one in SECTIONS if code in one.codes), None)
    by_field = next((one for one in SECTIONS if field and field in one.fields), None)
    return by_code or by_field or SECTIONS[0]
