"""One application as a document, in the order a reviewer reads: what, why, how, for how much, and then what.

It sets what the plan says; an empty answer is shown as empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable, Spacer

from app.models import budget
from app.models.plan import Plan, Record
from app.models.wording import labels, typography
from app.reports.action_plan import cost_table, cover
from app.reports.content import Attachments
from app.reports.pieces import Column, chapter, heading, labelled, notice, para, table
from app.reports.sheet import set_pages

NEED = ("needs_analysis", "target_group", "target_group_size")
METHOD = ("method_and_evidence", "what_is_new", "regular_financing", "equipment_reason")
AFTERWARDS = (
    "receiving_unit",
    "implementation_decision_date",
    "yearly_cost_after",
    "funded_by_after",
    "exit_if_not",
)
EARLIER = ("other_grants", "earlier_projects", "proportion_reason")


def application(plan: Plan, record: Record, given: Attachments, decided: bool) -> bytes:
    """The PDF of one application."""
    flowables = list(_pages(plan, record, given, decided))
    page_cover = cover(plan, f"Ansökan: {labels.title_of(record)}", decided)
    return set_pages(flowables, page_cover)


def _pages(plan: Plan, record: Record, given: Attachments, decided: bool) -> Iterator[Flowable]:
    yield from _front(plan, record, given, decided)
    yield from chapter("Behov och målgrupp")
    yield from _fields(plan, record, NEED)
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
    yield from _fields(plan, record, AFTERWARDS)
    yield from chapter("Andra bidrag och tidigare projekt")
    yield from _fields(plan, record, EARLIER)
    yield from _decisions(plan, record)


def _front(plan: Plan, record: Record, given: Attachments, decided: bool) -> Iterator[Flowable]:
    asked = budget.of_application(plan, record.id).financed(budget.PROGRAMME_FUNDS)
    years = typography.year_range(min(asked.years), max(asked.years)) if asked.years else ""
    yield Spacer(1, 30)
    yield para("Ansökan om programmedel", "lead")
    yield para(labels.title_of(record), "title")
    applicant = labels.value_text(record, "applicant", plan) or "sökande saknas"
    yield para("  ·  ".join(filter(None, [applicant, typography.tkr(asked.total), years])), "lead")
    if plan.example:
        yield notice("Exempeldata", "Alla platser, personer och siffror i dokumentet är påhittade.", "example")
    if not decided:
        yield notice("Ej beslutat", "Den lokala styrgruppen har inte godkänt ansökan sådan som den står här.")
    if given.printed_on:
        yield para(f"Utskriven {typography.date_long(given.printed_on)}", "small")


def _fields(plan: Plan, record: Record, names: Sequence[str]) -> Iterator[Flowable]:
    for name in names:
        optional = name in (*EARLIER, "equipment_reason")
        if optional and record.is_empty(name):
            continue
        yield from labelled(labels.field_label("application", name), labels.value_text(record, name, plan))


def _thread(plan: Plan, record: Record) -> Iterator[Flowable]:
    rows = []
    for activity in plan.targets(record, "activities"):
        for goal in plan.targets(activity, "goals"):
            findings = ", ".join(labels.title_of(f) for f in plan.targets(goal, "findings")) or "ingen slutsats"
            rows.append([findings, goal.text("wording"), labels.title_of(activity)])
    yield heading("Från slutsats till aktivitet", 1)
    if rows:
        yield table([Column("Slutsats", 3), Column("Mål", 4), Column("Aktivitet", 3)], rows)
    else:
        yield para("Ingen aktivitet med mål är kopplad till ansökan.", "small")


def _money(plan: Plan, record: Record) -> Iterator[Flowable]:
    money = budget.of_application(plan, record.id)
    if not money.rows:
        yield para("Inga kostnader är angivna.", "small")
        return
    yield cost_table(money)
    yield para(f"Söks ur programmet: {typography.kr(money.programme)}.")


def _measures(plan: Plan, record: Record) -> Iterator[Flowable]:
    rows = []
    for name in ("outcome_measures", "process_measures"):
        for measure in plan.targets(record, name):
            targets = sorted(plan.children(measure.id, "target"), key=lambda r: r.number("year") or 0)
            aims = "; ".join(f"{t.number('year') or '–'}: {labels.value_text(t, 'value', plan)}" for t in targets)
            rows.append(
                [
                    labels.title_of(measure),
                    labels.value_text(measure, "kind", plan) or "ej angivet",
                    labels.value_text(measure, "baseline_value", plan) or "saknas",
                    aims or "saknas",
                    labels.value_text(measure, "responsible", plan) or "ingen ansvarig",
                ]
            )
    if rows:
        columns = [Column("Mått", 3), Column("Slag", 1.7), Column("Baslinje", 1.4, True)]
        yield table([*columns, Column("Målvärden", 2.2, True), Column("Ansvarig", 2)], rows)
    else:
        yield para("Inga mått är valda.", "small")


def _decisions(plan: Plan, record: Record) -> Iterator[Flowable]:
    decisions = sorted(plan.referring(record.id, "decision", "about"), key=lambda r: r.text("date"))
    yield from chapter("Beslut")
    if not decisions:
        yield para("Inga beslut är fattade.", "small")
        return
    names = ("instance", "date", "outcome", "paragraph", "case_number")
    columns = [Column(labels.field_label("decision", name), 2) for name in names]
    yield table(columns, [[labels.value_text(d, name, plan) or "–" for name in names] for d in decisions])
