"""A picture of the plan on its way out: titled, marked and signed with whose it is, as a scene or on pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.figures.framed import framed
from app.figures.scene import Measure, Scene
from app.models.plan import Plan
from app.models.wording import labels, typography

if TYPE_CHECKING:
    from app.reports.picture_pages import Part

POINTS, WIDE = 0.7, 1160.0
"""Points on the page for each pixel of the window's text sizes, and a picture's width in pixels."""
EXAMPLE = "Exempeldata"


def titled(plan: Plan, scene: Scene, today: str, measure: Measure) -> Scene:
    """The scene by itself: its title and the plan's over it, and under it what it says, whose it is and from when."""
    marks = f"{EXAMPLE}. " if plan.example else ""
    return framed(scene, _title(plan, scene.title), f"{marks}{scene.description} {_owner(plan, today)}", measure)


def pages(plan: Plan, parts: Sequence[Part], today: str) -> bytes:
    """The PDF of a picture's parts, at least one. `today` is the ISO date printed on it."""
    from app.reports.picture_pages import Paper, picture_pages

    body = parts[0].body
    marks = (EXAMPLE,) if plan.example else ()
    return picture_pages(parts, Paper(_title(plan, body.title), _owner(plan, today), marks, body.description))


def _title(plan: Plan, title: str) -> str:
    return f"{title}: {labels.title_of(plan.root)}"


def _owner(plan: Plan, today: str) -> str:
    board = labels.value_text(plan.root, "district_board", plan)
    return f"{board}, {typography.date_long(today)}" if board else typography.date_long(today)
