"""The results chain on its way out: as a picture that says what it is, and on pages."""

from __future__ import annotations

from app.figures.chain import ChainData, chain_chart, drawing
from app.figures.chain_parts import gathered
from app.figures.framed import framed
from app.figures.scene import Measure, Scene
from app.models.plan import Plan
from app.models.wording import labels, typography

POINTS, WIDE = 0.7, 1160.0
"""Points on the page for each pixel of the window's text sizes, and the picture's width in pixels."""
EXAMPLE = "Exempeldata"


def chain_picture(plan: Plan, data: ChainData, today: str, measure: Measure) -> Scene:
    """The whole chain as a picture by itself: its title over it, and whose it is and from when under it."""
    marks = f"{EXAMPLE}. " if plan.example else ""
    under = f"{marks}{data.description} {_owner(plan, today)}"
    return framed(chain_chart(data, WIDE, measure), _title(plan, data), under, measure)


def chain_page(plan: Plan, data: ChainData, today: str) -> bytes:
    """The PDF of a chain, with as many whole parts on a page as it holds. `today` is the ISO date printed on it."""
    from app.reports.chain_pages import ROOM, ChainPaper, chain_pages, room_for
    from app.reports.scene_painter import measure

    def fits(part: ChainData) -> bool:
        made = drawing(part, ROOM, measure, POINTS)
        return made.height <= room_for(made)

    pages = [drawing(part, ROOM, measure, POINTS) for part in gathered(data, fits) or [data]]
    marks = (EXAMPLE,) if plan.example else ()
    return chain_pages(pages, ChainPaper(_title(plan, data), _owner(plan, today), marks, data.description))


def _title(plan: Plan, data: ChainData) -> str:
    return f"{data.title}: {labels.title_of(plan.root)}"


def _owner(plan: Plan, today: str) -> str:
    board = labels.value_text(plan.root, "district_board", plan)
    return f"{board}, {typography.date_long(today)}" if board else typography.date_long(today)
