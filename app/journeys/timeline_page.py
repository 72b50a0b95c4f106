"""The timeline on its way to paper: the same words, as much of the chart as a page holds, and the whole table."""

from __future__ import annotations

from dataclasses import replace

from app.figures.scene import Measure, Scene
from app.figures.timeline import timeline_chart, timeline_height
from app.figures.timeline_rows import TimelineData
from app.journeys.timelined import drawing, timelined
from app.journeys.view_page import POINTS, view_page
from app.models.plan import Plan
from app.models.timeline import timeline

MOST, LEAST = 560.0, 0.55
"""Points that the chart may take of a page, and the least points for each pixel of the window's text sizes."""


def timeline_page(plan: Plan, today: str) -> bytes:
    """The PDF of the timeline. `today` is the ISO date printed on it.

    Responsible that have no room in the chart are said in words; the table has everybody.
    """
    view, whole = timelined(plan), drawing(plan, timeline(plan))
    scale = max(LEAST, min(POINTS, POINTS * MOST / max(timeline_height(whole, POINTS), 1.0)))
    shown = _that_fits(whole, scale)
    left_out = len(whole.groups) - len(shown.groups)

    def build(width: float, height: float, measure: Measure, points: float) -> Scene:
        return timeline_chart(shown, (width, height), measure, scale=points)

    note = f"{left_out} ansvariga har inte plats i diagrammet; de står i tabellen." if left_out else ""
    return view_page(plan, replace(view, build=build, caveat=note), today, timeline_height(shown, scale), scale)


def _that_fits(data: TimelineData, scale: float) -> TimelineData:
    """The data with the first groups that the page has room for, one at least."""
    count = len(data.groups)
    while count > 1 and timeline_height(replace(data, groups=data.groups[:count]), scale) > MOST:
        count -= 1
    return replace(data, groups=data.groups[:count])
