"""The results chain on its way out: as a picture that says what it is, and on pages with whole parts of it together."""

from __future__ import annotations

from functools import cache

from app.figures.chain import ChainData, chain_chart, drawing
from app.figures.chain_parts import gathered
from app.figures.scene import Measure, Scene
from app.journeys.picture_page import POINTS, WIDE, pages, titled
from app.models.plan import Plan


def chain_picture(plan: Plan, data: ChainData, today: str, measure: Measure) -> Scene:
    """The whole chain as a picture by itself."""
    return titled(plan, chain_chart(data, WIDE, measure), today, measure)


def chain_page(plan: Plan, data: ChainData, today: str) -> bytes:
    """The PDF of a chain. A part of it that is higher than a page goes on; what an edge cuts is whole on the next."""
    from app.reports.picture_pages import ROOM, banded, room_under
    from app.reports.scene_painter import measure as measured

    measure = cache(measured)

    def fits(part: ChainData) -> bool:
        made = drawing(part, ROOM, measure, POINTS)
        return made.height <= room_under(made.heads())

    found = [drawing(part, ROOM, measure, POINTS) for part in gathered(data, fits) or [data]]
    parts = [part for made in found for part in banded(made.heads(), made.scene(), made.tallest)]
    return pages(plan, parts, today)
