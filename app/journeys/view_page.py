"""A view on its way to paper: the same words and chart as on the screen, with the whole table."""

from __future__ import annotations

from app.journeys.views import View
from app.models.plan import Plan

CHART_HEIGHT, POINTS = 330.0, 0.7
"""Points on the page, and points for each pixel of the window's text sizes."""


def view_page(plan: Plan, view: View, today: str, height: float = CHART_HEIGHT, scale: float = POINTS) -> bytes:
    """The PDF of one view. `today` is the ISO date printed on it; the chart has `height` points at `scale`."""
    from app.reports.content import Column, Figure, SituationPart, TableData
    from app.reports.one_view import one_view

    columns = [
        Column(title, 1.2 if at in view.table.right else 2.6, at in view.table.right)
        for at, title in enumerate(view.table.titles)
    ]
    named = next(at for at in range(len(columns)) if at not in view.table.right)
    strong = frozenset((at, named) for at, row in enumerate(view.table.rows) if row.own)
    table = TableData(columns, [row.cells for row in view.table.rows], strong=strong)
    figure = Figure(lambda w, h, measure: view.build(w, h, measure, scale), height, view.answer)
    part = SituationPart(view.question, view.answer, view.caveat, figure, table, view.source)
    return one_view(plan, part, view.reading, today)
