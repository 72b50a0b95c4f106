"""The follow-up report gathered: every measure's way as it stands, for the document that sets it.

It brings numbers and pictures beside what people have judged, and judges nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.figures.trajectory import trajectory_height
from app.journeys.measured import measured
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.trajectory import series_of

if TYPE_CHECKING:
    from app.reports.content import SituationPart

POINTS, WIDE = 0.62, 480.0
"""Points for each pixel of the window's text sizes, and about the width that a chart has on the page."""


def follow_up_report(plan: Plan, asked: str | None, today: str) -> bytes:
    """The PDF. `asked` is the year to follow up ("2016"), None for everything; `today` is printed on it.

    Raises `UserError("follow_up_year")` for anything that is no year.
    """
    from app.reports.follow_up import follow_up

    year = _year(asked)
    return follow_up(plan, {measure.id: _part(plan, measure.id) for measure in plan.of("measure")}, year, today)


def _year(asked: str | None) -> int | None:
    if not asked:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) == len("2016")):
        raise UserError("follow_up_year", text=asked)
    return int(asked)


def _part(plan: Plan, measure_id: str) -> SituationPart | None:
    """The measure's sentence, chart, table and source; None where no number has been entered."""
    from app.reports.content import Column, Figure, SituationPart, TableData

    measure = plan.record(measure_id)
    view = measured(plan, measure)
    if view is None:
        return None
    columns = [
        Column(title, 1.2 if at in view.table.right else 2.2, at in view.table.right)
        for at, title in enumerate(view.table.titles)
    ]
    figure = Figure(
        lambda w, h, measure: view.build(w, h, measure, POINTS),
        trajectory_height(len(series_of(plan, measure)), WIDE, POINTS),
        view.answer,
    )
    table = TableData(columns, [row.cells for row in view.table.rows])
    return SituationPart(view.question, view.answer, view.caveat, figure, table, view.source)
