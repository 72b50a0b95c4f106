"""One view on paper: whose plan and when at its foot, and a chart that gives way rather than spill one line over."""

from __future__ import annotations

import pypdfium2
import pytest

from app.figures.scene import Rectangle, Scene
from app.models.plan import Plan, Record
from app.reports.content import Column, Figure, SituationPart, TableData
from app.reports.one_view import one_view

HEIGHTS: list[float] = []


def build(width, height, measure):
    HEIGHTS.append(height)
    return Scene(width, height, "Diagram", "Diagram", (Rectangle(0, 0, width, height, fill="map2"),))


def pdf(rows: int) -> pypdfium2.PdfDocument:
    HEIGHTS.clear()
    plan = Plan.of_records("p", (), [Record("p", "plan", None, "p", "", {"title": "Planen"})])
    table = TableData([Column("Stadsdel", 2.0, False), Column("Index", 1.0, True)], [("Ekliden", "88,7")] * rows)
    part = SituationPart("Var?", "Där.", "Inte varför.", Figure(build, 330.0, "Diagram"), table, "Källa.")
    return pypdfium2.PdfDocument(one_view(plan, part, "Titta.", "2015-04-23"))


def test_a_short_table_leaves_the_chart_its_height_and_the_foot_says_whose_it_is() -> None:
    found = pdf(3)
    assert len(found) == 1 and set(HEIGHTS) == {330.0}
    assert "Planen, utskriven 23 april 2015." in found[0].get_textpage().get_text_range().replace("\r\n", " ")


@pytest.mark.parametrize("rows", [15, 16])
def test_a_chart_gives_way_where_that_saves_a_page(rows: int) -> None:
    assert len(pdf(rows)) == 1 and min(HEIGHTS) < 330.0


def test_a_long_table_takes_the_pages_it_needs_with_the_chart_whole() -> None:
    found = pdf(60)
    assert len(found) > 1 and HEIGHTS[-1] == 330.0
