"""What is said of the activities in time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from app.models.plan import Plan
from app.models.timeline import Bar, Load, Month, Timeline
from app.models.wording import labels, typography
from app.models.wording.typography import MONTHS

NOBODY = "Ingen ansvarig"
HOW_TO_READ = (
    "En stapel går från aktivitetens början till dess slut. En pil går från det som ska bli klart till det som väntar "
    "på det. Under varje ansvarig står årsarbetarna i de aktiviteter som pågår, som mest under kvartalet."
)
NO_CAPACITY = (
    "Vad som finns att tillgå är inte angivet för någon ansvarig, så det går inte att säga om det är för mycket. Det "
    "kan fyllas i under organisationen eller ledamoten."
)
QUARTERS = {1: "januari–mars", 2: "april–juni", 3: "juli–september", 4: "oktober–december", 0: "hela året"}
MOST_NAMED = 3


def fte(value: Decimal) -> str:
    """ "2,5": full-time equivalents with at most one decimal more than a half."""
    exact = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return typography.number(typography.shortest(exact))


def who(plan: Plan, responsible: str) -> str:
    """The responsible's name."""
    return labels.target_label(plan, responsible) or NOBODY if responsible else NOBODY


def aside(load: Load) -> str:
    """What is available, beside the name."""
    if not load.responsible:
        return ""
    if load.available is None:
        return "bemanning att tillgå är inte angiven"
    return f"{fte(load.available)} årsarbetare att tillgå"


def bar_words(plan: Plan, bar: Bar) -> str:
    """An activity, whole: name, time, responsible, staffing, what it waits for and what is wrong with that."""
    start, end = (typography.date_long(day.isoformat()) for day in (bar.start, bar.end))
    told = [
        f"{labels.title_of(plan.record(bar.id))}: {start} – {end}",
        who(plan, bar.responsible).lower() if not bar.responsible else who(plan, bar.responsible),
        f"{fte(bar.staffing)} årsarbetare" if bar.staffing is not None else "bemanning ej angiven",
    ]
    names = [typography.quoted(labels.title_of(plan.record(one))) for one in bar.waits_for]
    if names:
        told.append(f"beror av {typography.listed(names)}")
    if bar.early:
        told.append(early_words(plan, bar))
    return ", ".join(told)


def early_words(plan: Plan, bar: Bar) -> str:
    """ "börjar innan ”Jobbtorg” är slut"."""
    names = [typography.quoted(labels.title_of(plan.record(one))) for one in bar.early]
    return f"börjar innan {typography.listed(names)} är slut"


def cell_words(name: str, load: Load, month: Month, year: int, quarter: int) -> str:
    """What is asked of one responsible in a part of a year, at most."""
    what = typography.plural(month.running, "aktivitet", "aktiviteter")
    told = f"{name}, {QUARTERS[quarter]} {year}: som mest {fte(month.staffing)} årsarbetare i {what}"
    if month.unknown:
        told += f", varav {month.unknown} utan angiven bemanning"
    if load.available is not None:
        more = month.staffing - load.available
        told += f", {fte(load.available)} finns att tillgå" + (f": {fte(more)} för mycket" if more > 0 else "")
    return told


def answer(plan: Plan, found: Timeline) -> str:
    """How many activities there are, what starts too early and who is asked for too much, in a few sentences."""
    if not found.bars:
        return "Ingen aktivitet har både början och slut ännu."
    first, last = min(bar.start.year for bar in found.bars), max(bar.end.year for bar in found.bars)
    count = typography.spelled(len(found.bars), "aktivitet", "aktiviteter")
    told = [f"{count} {typography.year_range(first, last)}."]
    told += [_early(plan, found), _loads(plan, found)]
    return " ".join(filter(None, told))


def _early(plan: Plan, found: Timeline) -> str:
    early = [bar for bar in found.bars if bar.early]
    if not early:
        return "Ingen börjar innan det den beror av är slut." if any(bar.waits_for for bar in found.bars) else ""
    named = [f"{typography.quoted(labels.title_of(plan.record(bar.id)))} {early_words(plan, bar)}" for bar in early]
    more = len(named) - MOST_NAMED
    rest = f", och {typography.plural(more, 'aktivitet', 'aktiviteter')} till" if more > 0 else ""
    return f"{typography.listed(named[:MOST_NAMED])}{rest}."


def _loads(plan: Plan, found: Timeline) -> str:
    """Overload where it can be said; else who has several at once."""
    stated = [load for load in found.loads if load.available is not None]
    over = [load for load in stated if load.overloaded]
    told = [f"{who(plan, load.responsible)} har för mycket {span(load.overloaded)}." for load in over]
    if stated and not over:
        told.append("Ingen med angiven bemanning har för mycket.")
    several = [who(plan, load.responsible) for load in found.loads if load.responsible and load.overlapping]
    if several:
        told.append(f"Flera aktiviteter samtidigt: {typography.listed(several)}.")
    if not stated and any(load.responsible for load in found.loads):
        told.append(NO_CAPACITY)
    return " ".join(told)


def span(months: Sequence[Month]) -> str:
    """ "september 2015 – juni 2016", or with "delar av" where months lie between that are not meant."""
    first, last = months[0], months[-1]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    ends = dict.fromkeys(f"{MONTHS[one.month - 1]} {one.year}" for one in (first, last))
    return ("" if count == len(months) else "delar av ") + " – ".join(ends)
