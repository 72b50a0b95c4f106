"""The follow-up report: what people have judged of each goal and why, the numbers beside, money, deviations, actions.

It sets what is reported and says where nothing is. It judges nothing and adds nothing up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlab.platypus import Flowable

from app.models import follow_ups
from app.models.plan import Plan, Record
from app.models.wording import follow_up as words
from app.models.wording import labels, typography
from app.reports import front
from app.reports.content import Column, SituationPart, TableData
from app.reports.pieces import chapter, labelled, para, section, together
from app.reports.scene_painter import flowable
from app.reports.sheet import WIDTH, Cover, set_pages
from app.reports.tables import table_of

KIND = "Uppföljning"
Parts = Mapping[str, SituationPart | None]
"""By measure: its sentence, chart and table; None where no number has been entered."""


def follow_up(plan: Plan, parts: Parts, year: int | None, printed_on: str) -> bytes:
    """The PDF. `year`: only what was reported for that year; `printed_on` is an ISO date."""
    marks = (front.EXAMPLE,) if plan.example else ()
    board = labels.value_text(plan.root, "district_board", plan)
    title = f"{KIND} {year}" if year else KIND
    cover = Cover(f"{title}: {plan.root.text('title')}", board, marks, "Lokalt arbete för social hållbarhet")
    return set_pages(list(_pages(plan, parts, year, printed_on)), cover)


def _pages(plan: Plan, parts: Parts, year: int | None, printed_on: str) -> Iterator[Flowable]:
    board = labels.value_text(plan.root, "district_board", plan)
    yield from front.opening(KIND, plan.root.text("title"), (board, str(year) if year else "hela perioden"))
    yield front.particulars([("Tillsammans med", labels.value_text(plan.root, "parties", plan))], printed_on)
    yield from front.notices(plan, True, "")
    yield from _overview(plan, year)
    for goal in plan.of("goal"):
        yield from _goal(plan, goal, parts, year)
    yield from _without_goal(plan, parts, year)
    yield from _deviations(plan, year)


def _overview(plan: Plan, year: int | None) -> Iterator[Flowable]:
    yield from chapter("Måluppfyllelse")
    yield para(words.A_JUDGEMENT)
    rows = []
    for goal in plan.of("goal"):
        judged = follow_ups.judgement(plan, goal.id, year)
        motive = judged.text("motive") if judged is not None else "–"
        when = words.period(judged) if judged is not None else "–"
        rows.append([labels.title_of(goal), words.fulfilment(plan, judged), when, motive])
    if not rows:
        yield para("Inga mål är formulerade.", "small")
        return
    columns = [Column("Mål", 3.6), Column("Bedömning", 1.7), Column("Period", 1.2), Column("Motivering", 3.8)]
    yield from table_of(TableData(columns, rows))


def _goal(plan: Plan, goal: Record, parts: Parts, year: int | None) -> Iterator[Flowable]:
    yield from chapter(labels.title_of(goal))
    yield from _judgements(plan, goal, year)
    measures = plan.referring(goal.id, "measure", "goal")
    if not measures:
        yield para(words.NO_MEASURE, "small")
    for measure in measures:
        yield from _measure(plan, measure, parts, year)
    for activity in plan.referring(goal.id, "activity", "goals"):
        yield from _activity(plan, activity, year)


def _judgements(plan: Plan, record: Record, year: int | None) -> Iterator[Flowable]:
    """Every follow-up of a record: judged how and why, what deviates and what is proposed."""
    found = follow_ups.follow_ups(plan, record.id, year)
    if not found:
        yield para("Inget är rapporterat.", "small")
    for one in found:
        judged = "" if one.is_empty("fulfilment") else f": {words.fulfilment(plan, one)}"
        yield from labelled(f"{words.period(one)}{judged}", one.text("motive"), "Ingen motivering.")
        for name in ("deviation", "proposed_action"):
            if not one.is_empty(name):
                yield from labelled(labels.field_label("follow_up", name), one.text(name))


def _measure(plan: Plan, measure: Record, parts: Parts, year: int | None) -> Iterator[Flowable]:
    part = parts.get(measure.id)
    head = section(f"Mått: {labels.title_of(measure)}", 1)
    if part is None or part.figure is None or part.table is None:
        yield from (*head, para("Inga tal är inlagda.", "small"))
    else:
        chart = flowable(part.figure.build, WIDTH, part.figure.height, part.figure.alt)
        yield together([*head, para(part.answer), chart])
        yield from table_of(part.table)
        yield para(f"{part.caveat} {part.source}".strip(), "small")
    if follow_ups.follow_ups(plan, measure.id, year):
        yield from _judgements(plan, measure, year)


def _activity(plan: Plan, activity: Record, year: int | None) -> Iterator[Flowable]:
    status = labels.value_text(activity, "status", plan) or "läge ej angivet"
    time = [typography.date_long(activity.text(name)) for name in ("start", "end") if activity.text(name)]
    under = "  ·  ".join((status, " – ".join(time) or "datum saknas", words.money(plan, activity, year)))
    yield from section(f"Aktivitet: {labels.title_of(activity)}", 1)
    yield para(under, "small")
    yield from _judgements(plan, activity, year)


def _without_goal(plan: Plan, parts: Parts, year: int | None) -> Iterator[Flowable]:
    """What leads to no goal is followed up too, so that nothing that was reported is left out."""
    measures = [one for one in plan.of("measure") if not plan.targets(one, "goal")]
    activities = [one for one in plan.of("activity") if not plan.targets(one, "goals")]
    if measures or activities:
        yield from chapter("Utan mål")
    for measure in measures:
        yield from _measure(plan, measure, parts, year)
    for activity in activities:
        yield from _activity(plan, activity, year)


def _deviations(plan: Plan, year: int | None) -> Iterator[Flowable]:
    yield from chapter("Avvikelser och förslag till åtgärd")
    rows = [
        [
            labels.target_label(plan, one.text("about")) or "–",
            words.period(one),
            one.text("deviation") or "–",
            one.text("proposed_action") or "ingen åtgärd föreslagen",
        ]
        for one in follow_ups.deviating(plan, year)
    ]
    if not rows:
        yield para("Ingen avvikelse är rapporterad.", "small")
        return
    columns = [
        Column("Gäller", 2.8),
        Column("Period", 1.1),
        Column("Avvikelse", 3.2),
        Column("Förslag till åtgärd", 3.2),
    ]
    yield from table_of(TableData(columns, rows))
