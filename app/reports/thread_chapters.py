"""The chapters on what the group wants and does: priorities, goals, how they are measured, and the activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from app.models import budget
from app.models.plan import Plan, Record
from app.models.wording import labels, typography
from app.reports.content import Column, TableData
from app.reports.money import costs
from app.reports.pieces import chapter, heading, labelled, para, prose, section, together
from app.reports.tables import facts, table_of

GOAL_FACTS = (
    "programme_theme",
    "programme_sub_goal",
    "neighbourhoods",
    "target_group",
    "lead_responsible",
    "concerned",
)
ACTIVITY_FACTS = ("responsible", "partners", "neighbourhoods", "persons_reached", "staffing", "ils_form")
MOST_YEARS = 4


def priorities(plan: Plan) -> Iterator[Flowable]:
    """What the group has put first and why, and which weak indicators it leaves."""
    yield from chapter("Prioriteringar")
    rows = [
        [labels.title_of(f), labels.value_text(f, "priority", plan), f.text("priority_reason") or "motiv saknas"]
        for f in plan.of("finding")
        if not f.is_empty("priority")
    ]
    if rows:
        yield from table_of(TableData([Column("Slutsats", 3.2), Column("Prioritering", 1.8), Column("Motiv", 5)], rows))
    else:
        yield para("Inga prioriteringar är gjorda.", "small")
    answers = plan.of("weak_indicator_answer")
    if answers:
        yield from section("Svaga indikatorer som lämnas, med motivering", room=130)
        yield from table_of(
            TableData(
                [Column("Indikator", 3.2), Column("Stadsdel", 1.8), Column("Motivering", 5)],
                [
                    [
                        labels.value_text(answer, "indicator", plan) or "ej angiven",
                        labels.value_text(answer, "neighbourhood", plan) or "alla",
                        labels.value_text(answer, "reason", plan) or "motiv saknas",
                    ]
                    for answer in answers
                ],
            )
        )


def goals(plan: Plan) -> Iterator[Flowable]:
    """Each goal with what it answers, who leads, how it is measured and which activities lead there."""
    if not plan.of("goal"):
        yield from (*chapter("Mål"), para("Inga mål är formulerade.", "small"))
    for number, goal in enumerate(plan.of("goal"), start=1):
        rows = [("Svarar på", labels.value_text(goal, "findings", plan) or "ingen slutsats")]
        for name in GOAL_FACTS:
            text = labels.value_text(goal, name, plan)
            if text or name == "lead_responsible":
                rows.append((labels.field_label("goal", name), text or "inte ifyllt"))
        rows.append(("Mäts med", _titles(plan.referring(goal.id, "measure", "goal")) or "inget mått"))
        rows.append(("Aktiviteter", _titles(plan.referring(goal.id, "activity", "goals")) or "ingen aktivitet"))
        if not goal.is_empty("expected_result"):
            rows.append(("Förväntat resultat", goal.text("expected_result")))
        if goal.flag("good_example"):
            rows.append(("Att lära av", goal.text("lesson") or "utpekat som gott exempel"))
        wording = para(goal.text("wording") or "Målet är inte formulerat.")
        opening = [heading("Mål")] if number == 1 else []
        yield together([*opening, heading(f"Mål {number}", 1), wording, facts(rows)])


def measures(plan: Plan) -> Iterator[Flowable]:
    """The measures under their goals: baseline, the value aimed at year by year, source and who is responsible."""
    yield from chapter("Mätning")
    found = plan.of("measure")
    if not found:
        yield para("Inga mått är valda.", "small")
        return
    years = sorted({year for m in found for t in plan.children(m.id, "target") if (year := t.number("year"))})
    yield para("Utgångsläge och målvärden. Resultatmått visar om det blir bättre, processmått om arbetet blir gjort.")
    rows: list[list[str]] = []
    for number, goal in enumerate(plan.of("goal"), start=1):
        own = plan.referring(goal.id, "measure", "goal")
        rows += [[f"Mål {number}. {goal.text('wording')}"]] if own else []
        rows += [measure_row(plan, one, years) for one in own]
    loose = [m for m in found if plan.get(m.text("goal")) is None]
    rows += [["Mått utan mål"]] if loose else []
    rows += [measure_row(plan, one, years) for one in loose]
    yield from table_of(TableData(measure_columns(years), rows))


def measure_columns(years: Sequence[int]) -> list[Column]:
    """The heads of a table of measures: a column for each year when they are few, otherwise one for all."""
    aims = [Column(str(year), 1.2, True) for year in years] if _few(years) else [Column("Målvärden", 2.0, True)]
    return [
        Column("Mått", 3.4),
        Column("Slag", 1.7),
        Column("Baslinje", 1.7, True),
        *aims,
        Column("Källa; ansvarig", 3),
    ]


def measure_row(plan: Plan, measure: Record, years: Sequence[int]) -> list[str]:
    """One measure; what has not been filled in is said to be missing."""

    def figure(value: str) -> str:
        return typography.with_unit(typography.number(value), measure.text("unit"))

    base, year = measure.text("baseline_value"), measure.number("baseline_year")
    targets = sorted(plan.children(measure.id, "target"), key=lambda r: r.number("year") or 0)
    by_year: dict[int | None, str] = {
        t.number("year"): figure(t.text("value")) if t.text("value") else "saknas" for t in targets
    }
    if _few(years):
        aims = [by_year.get(one, "–" if by_year else "saknas") for one in years]
    else:
        aims = ["\n".join(f"{one or 'utan år'}: {text}" for one, text in by_year.items()) or "saknas"]
    responsible = labels.value_text(measure, "responsible", plan) or "ingen ansvarig"
    return [
        labels.title_of(measure),
        labels.value_text(measure, "kind", plan) or "ej angivet",
        f"{figure(base)}\n({year or 'år saknas'})" if base else "saknas",
        *aims,
        f"{measure.text('source') or 'källa saknas'}; {responsible}",
    ]


def _few(years: Sequence[int]) -> bool:
    return 0 < len(years) <= MOST_YEARS


def activities(plan: Plan) -> Iterator[Flowable]:
    """Each activity with when, who, for whom and at what cost; then all the plan's costs."""
    if not plan.of("activity"):
        yield from (*chapter("Aktiviteter"), para("Inga aktiviteter är planerade.", "small"))
    for number, activity in enumerate(plan.of("activity")):
        yield from _activity(plan, activity, [] if number else [heading("Aktiviteter")])
    money = budget.of_plan(plan)
    if money.rows:
        yield from section("Kostnader i planen", room=300)
        yield from costs(money)


def _activity(plan: Plan, activity: Record, opening: Sequence[Flowable]) -> Iterator[Flowable]:
    numbers = {goal.id: at for at, goal in enumerate(plan.of("goal"), start=1)}
    served = [f"Mål {numbers[g.id]}. {g.text('wording')}" for g in plan.targets(activity, "goals") if g.id in numbers]
    rows = [("Leder till", "\n".join(served) or "inget mål"), ("Tid", duration(activity))]
    for name in ACTIVITY_FACTS:
        text = labels.value_text(activity, name, plan)
        if text or name == "responsible":
            rows.append((labels.field_label("activity", name), text or "ingen ansvarig"))
    money = budget.of_activity(plan, activity.id)
    asked = f", varav ur programmet {typography.tkr(money.programme)}" if 0 < money.programme < money.total else ""
    rows.append(("Kostnad", f"{typography.money(money.total)}{asked}" if money.total else "ingen kostnad angiven"))
    what = prose(activity.text("what")) or [para("Vad som ska göras är inte beskrivet.", "small")]
    yield together([*opening, heading(labels.title_of(activity), 1), *what, facts(rows)])
    for name in ("method_evidence", "risks"):
        if not activity.is_empty(name):
            yield from labelled(labels.field_label("activity", name), activity.text(name))


def duration(activity: Record) -> str:
    """ "1 september 2015 – 31 december 2017"; an open end is said to be open."""
    start, end = activity.text("start"), activity.text("end")
    if not start and not end:
        return "ej angiven"
    if not end:
        return f"från {typography.date_long(start)}, slut ej angivet"
    if not start:
        return f"till {typography.date_long(end)}, start ej angiven"
    return f"{typography.date_long(start)} – {typography.date_long(end)}"


def _titles(records: Sequence[Record]) -> str:
    return ", ".join(labels.title_of(record) for record in records)
