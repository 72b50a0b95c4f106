"""The appendices of the action plan: goals by activities, the red thread, the index in detail, sources, sums."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from app.models import budget
from app.models.plan import Plan
from app.models.wording import labels, typography
from app.reports.content import Attachments, Column, TableData
from app.reports.pieces import chapter, para, section, together
from app.reports.scene_painter import flowable
from app.reports.sheet import WIDTH
from app.reports.situation_chapter import situation_part
from app.reports.tables import table_of

MOST_GOALS = 12
YES = "ja"


def appendices(plan: Plan, given: Attachments) -> Iterator[Flowable]:
    """Only those that have something in them."""
    yield from chapter("Bilagor")
    yield para("Bilagorna visar hur planens delar hänger ihop och vad lägesbilden bygger på.")
    yield from _matrix(plan)
    if given.threads:
        yield from section("Den röda tråden för varje svag indikator", room=150)
        yield para("En fylld station finns i planen, en ring saknas. Tråden är dragen där två stationer hänger ihop.")
    for figure in given.threads:
        yield together([flowable(figure.build, WIDTH, figure.height, figure.alt)])
    for part in given.why:
        yield from situation_part(part)
    if given.indicators is not None:
        yield from section("Indikatorer och källor", room=130)
        yield from table_of(given.indicators)
    yield from _applications(plan)


def _matrix(plan: Plan) -> Iterator[Flowable]:
    """Activities down, goals across by number, at most twelve in each table."""
    goals, activities = plan.of("goal"), plan.of("activity")
    if not goals or not activities:
        return
    yield from section("Mål och aktiviteter", room=150)
    yield para("Målen står med sina nummer. ”Ja” betyder att aktiviteten leder till målet.", "small")
    for first in range(0, len(goals), MOST_GOALS):
        part = list(enumerate(goals, start=1))[first : first + MOST_GOALS]
        short = len(part) <= 6
        columns = [
            Column("Aktivitet", 3.4),
            *(Column(f"Mål\u00a0{n}" if short else str(n), 1 if short else 0.6) for n, _ in part),
        ]
        rows = [[labels.title_of(a), *(YES if g.id in a.refs("goals") else "–" for _, g in part)] for a in activities]
        yield from table_of(TableData(columns, rows))
    told = "  ".join(f"{n}. {goal.text('wording')}" for n, goal in enumerate(goals, start=1))
    yield para(told, "small")


def _applications(plan: Plan) -> Iterator[Flowable]:
    found = [a for a in plan.of("application") if not a.flag("withheld")]
    if not found:
        return
    yield from section("Ansökningar", room=110)
    yield para("Varje ansökan är ett eget dokument. Beloppen räknas ur kostnaderna i planen.", "small")
    rows = [[labels.title_of(a), typography.tkr(budget.of_application(plan, a.id).programme)] for a in found]
    rows.append(["Söks sammanlagt ur programmet", typography.tkr(budget.applied(plan).programme)])
    yield from table_of(TableData([Column("Ansökan", 6), Column("Belopp", 2, True)], rows, 1))
