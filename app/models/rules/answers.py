"""The reviewer's questions with their answers for one application, in words and with units.

What cannot be said is said to be unknown; no limit is set on any figure.
"""

from __future__ import annotations

from decimal import Decimal

from app.models.plan import Plan
from app.models.rules.reviewer import figures
from app.models.wording.rules import ANSWERED, NOT_ANSWERED, QUESTIONS, UNKNOWN
from app.models.wording.typography import kr, number, year_range


def answers(plan: Plan, application_id: str, language: int = 0) -> tuple[tuple[str, str], ...]:
    """(question, answer) in the order a reviewer asks: cost per person, people, staffing, years, other money."""
    found = figures(plan, application_id)
    application = plan.record(application_id)
    years = year_range(found.money_years[0], found.money_years[-1]) if found.money_years else ""
    given = {
        "cost_per_person": kr(found.cost_per_person) if found.cost_per_person is not None else "",
        "persons_reached": _amount(found.persons_reached),
        "staffing": _amount(found.staffing),
        "money_years": years,
        "horizon": str(found.horizon or ""),
    }
    said = {name: text or UNKNOWN[language] for name, text in given.items()}
    for name in ("other_grants", "earlier_projects"):
        said[name] = (NOT_ANSWERED if application.is_empty(name) else ANSWERED)[language]
    return tuple((QUESTIONS[name][language], said[name]) for name in QUESTIONS)


def _amount(value: Decimal | None) -> str:
    return "" if value is None else number(value)
