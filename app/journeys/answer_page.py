"""The coverage on its way out: as a picture that says what it is, and on pages with whole rows."""

from __future__ import annotations

from app.figures.answers import AnswerData, answer_chart, table
from app.figures.scene import Measure, Scene
from app.journeys.picture_page import POINTS, WIDE, pages, titled
from app.models.plan import Plan


def answer_picture(plan: Plan, data: AnswerData, today: str, measure: Measure) -> Scene:
    """The whole coverage as a picture by itself."""
    return titled(plan, answer_chart(data, WIDE, measure), today, measure)


def answer_page(plan: Plan, data: AnswerData, today: str) -> bytes:
    """The PDF of a coverage."""
    from app.reports.picture_pages import ROOM, divided
    from app.reports.scene_painter import measure

    made = table(data, ROOM, measure, POINTS)
    return pages(plan, list(divided(made.heads(), made.scene(), made.breaks)), today)
