"""One application as a document, in the order a reviewer reads: what, why, how, for how much, and then what.

It sets what the plan says; an empty answer is shown as empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from app.models import budget
from app.models.decisions import decisions_about, newest, standings
from app.models.plan import Plan, Record
from app.models.wording import labels, typography
from app.reports import front
from app.reports.content import Attachments, Column, TableData
from app.reports.money import costs
from app.reports.pieces import chapter, labelled, para, section
from app.reports.sheet import set_pages
from app.reports.tables import facts, table_of
from app.reports.thread_chapters import duration, measure_columns, measure_row

NEED = ("needs_analysis",)
METHOD = ("method_and_evidence", "what_is_new", "regular_financing", "equipment_reason")
RECEIVED = ("receiving_unit", "implementation_decision_date", "yearly_cost_after", "funded_by_after")
EARLIER = ("other_grants", "earlier_projects", "proportion_reason")
OPTIONAL = frozenset({*EARLIER, "equipment_reason"})
MISSING = "inte ifyllt"


def application(plan: Plan, record: Record, given: Attachments, decided: bool) -> bytes:
    """The PDF of one application. `decided`: the local group has approved just this content."""
    title = f"Ansökan: {labels.title_of(record)}"
    return set_pages(list(_pages(plan, record, given, decided)), front.cover(plan, title, decided))


def _pages(plan: Plan, record: Record, given: Attachments, decided: bool) -> Iterator[Flowable]:
    yield from _front(plan, record, given, decided)
    yield from chapter("Behov och målgrupp")
    yield from _fields(plan, record, NEED)
    yield facts(_named(plan, record, ("target_group", "target_group_size")))
    if given.index_beside:
        yield para(given.index_beside, "small")
    yield from chapter("Metod")
    yield from _fields(plan, record, METHOD)
    yield from _thread(plan, record)
    yield from chapter("Kostnader")
    yield from _money(plan, record)
    yield from chapter("Uppföljning")
    yield from _measures(plan, record)
    yield from _fields(plan, record, ("follow_up_plan",))
    yield from chapter("När programmets medel tar slut")
    yield facts(_named(plan, record, RECEIVED))
    yield from _fields(plan, record, ("exit_if_not",))
    if any(not record.is_empty(name) for name in EARLIER):
        yield from chapter("Andra bidrag och tidigare projekt")
        yield from _fields(plan, record, EARLIER)
    yield from _decisions(plan, record)


def _front(plan: Plan, record: Record, given: Attachments, decided: bool) -> Iterator[Flowable]:
    asked = budget.of_application(plan, record.id).financed(budget.PROGRAMME_FUNDS)
    years = typography.year_range(min(asked.years), max(asked.years)) if asked.years else ""
    applicant = labels.value_text(record, "applicant", plan) or "sökande saknas"
    yield from front.opening("Ansökan om programmedel", labels.title_of(record), (applicant, years))
    rows = [
        ("Söks ur programmet", typography.kr(asked.total) if asked.total else "inget belopp angivet"),
        ("Handlingsplan", plan.root.text("title")),
        ("Tillsammans med", labels.value_text(plan.root, "parties", plan)),
        *(("Beslut", front.decision_words(standing)) for standing in standings(plan, record.id).values()),
    ]
    yield front.particulars(rows, given.printed_on)
    local = newest(plan, record.id, "local_group")
    changed = local is not None and local.favourable and not decided
    undecided = "Ansökan har ändrats efter den lokala styrgruppens beslut." if changed else ""
    yield from front.notices(
        plan, decided, undecided or "Den lokala styrgruppen har inte godkänt ansökan sådan som den står här."
    )


def _fields(plan: Plan, record: Record, names: Sequence[str]) -> Iterator[Flowable]:
    for name in names:
        if name in OPTIONAL and record.is_empty(name):
            continue
        yield from labelled(labels.field_label("application", name), labels.value_text(record, name, plan))


def _named(plan: Plan, record: Record, names: Sequence[str]) -> list[tuple[str, str]]:
    return [
        (labels.field_label("application", name), labels.value_text(record, name, plan) or MISSING) for name in names
    ]


def _thread(plan: Plan, record: Record) -> Iterator[Flowable]:
    yield from section("Från slutsats till aktivitet", room=120)
    rows = []
    for activity in plan.targets(record, "activities"):
        told = f"{labels.title_of(activity)}, {duration(activity)}"
        for goal in plan.targets(activity, "goals"):
            findings = ", ".join(labels.title_of(f) for f in plan.targets(goal, "findings")) or "ingen slutsats"
            rows.append([findings, goal.text("wording") or "målet är inte formulerat", told])
        if not plan.targets(activity, "goals"):
            rows.append(["–", "inget mål", told])
    if rows:
        yield from table_of(TableData([Column("Slutsats", 3), Column("Mål", 4), Column("Aktivitet", 3)], rows))
    else:
        yield para("Ingen aktivitet är kopplad till ansökan.", "small")


def _money(plan: Plan, record: Record) -> Iterator[Flowable]:
    money = budget.of_application(plan, record.id)
    if not money.rows:
        yield para("Inga kostnader är angivna.", "small")
        return
    yield from costs(money)
    yield para(f"Söks ur programmet: {typography.kr(money.programme)}.")


def _measures(plan: Plan, record: Record) -> Iterator[Flowable]:
    found = [m for name in ("outcome_measures", "process_measures") for m in plan.targets(record, name)]
    if not found:
        yield para("Inga mått är valda.", "small")
        return
    years = sorted({year for m in found for t in plan.children(m.id, "target") if (year := t.number("year"))})
    yield from table_of(TableData(measure_columns(years), [measure_row(plan, one, years) for one in found]))


def _decisions(plan: Plan, record: Record) -> Iterator[Flowable]:
    decisions = decisions_about(plan, record.id)
    yield from chapter("Beslut")
    if not decisions:
        yield para("Inga beslut är fattade.", "small")
        return
    names = ("instance", "date", "outcome", "paragraph", "case_number")
    columns = [Column(labels.field_label("decision", name), 2) for name in names]
    rows = [[labels.value_text(d, name, plan) or "–" for name in names] for d in decisions]
    yield from table_of(TableData(columns, rows))
