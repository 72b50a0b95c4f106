"""What is said when a plan is followed up: judgements in words, and the numbers beside them."""

from __future__ import annotations

from app.models import follow_ups
from app.models.plan import Plan, Record
from app.models.wording import labels, typography

ERRORS: dict[str, tuple[str, str]] = {
    "follow_up_year": (
        "”{text}” är inget år att följa upp. Skriv till exempel 2016, eller utelämna det för allt.",
        "“{text}” is no year to follow up. Write for example 2016, or leave it out for everything.",
    ),
}
NOT_JUDGED = "ej bedömt"
A_JUDGEMENT = (
    "Helt, delvis eller ej är bedömningar som människor har gjort, med motiv. Talen står bredvid och bedömer ingenting."
)
NO_MEASURE = "Målet har inget mått, så det finns inga tal att visa."
NUMBERS = "Talen bredvid"
NO_NUMBERS = "Det finns inga tal att visa för den här posten."


def fulfilment(plan: Plan, follow_up: Record | None) -> str:
    """ "Uppfylls delvis", or "ej bedömt"."""
    return labels.value_text(follow_up, "fulfilment", plan) if follow_up is not None else NOT_JUDGED


def period(follow_up: Record) -> str:
    """The period as people wrote it."""
    return follow_up.text("period") or "utan period"


def money(plan: Plan, activity: Record, year: int | None = None) -> str:
    """ "Upparbetat 480 tkr (2016). Planerat till och med 2016: 620 tkr.", or that nothing has been reported."""
    told = follow_ups.accrued(plan, activity.id, year)
    if told is None:
        return "Upparbetad kostnad är inte rapporterad."
    amount = typography.money(told.number("accrued_cost") or 0)
    said = f"Upparbetat {amount} ({period(told)})."
    until = follow_ups.year_of(told)
    if until is None:
        return said
    return (
        f"{said} Planerat till och med {until}: {typography.money(follow_ups.planned_until(plan, activity.id, until))}."
    )
