"""A large picture on paper: A4 lying down, its heads on every page, and as much of it under them as there is room for.

It knows scenes and pages. Where a picture may be divided is said by whoever made it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.figures.scene import Scene, prim_box
from app.reports.scene_painter import draw_scene
from app.reports.sheet import BOLD, REGULAR, colour, fitted, register_fonts

WIDTH, HEIGHT = (float(side) for side in landscape(A4))
MARGIN, TOP, FOOT = 34.0, 58.0, 40.0
ROOM = WIDTH - 2 * MARGIN
"""Points across a page for the picture."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows: the heads, and of the picture what lies from `start` to `end`, in points from its top."""

    heads: Scene
    body: Scene
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on every page: title, whose it is, the marks that are true of it, and what the picture says."""

    title: str
    owner: str
    marks: tuple[str, ...]
    described: str


def room_under(heads: Scene) -> float:
    """Points from the heads down to the foot of a page."""
    return HEIGHT - TOP - FOOT - heads.height


def banded(heads: Scene, body: Scene, tallest: float) -> Iterator[Part]:
    """A picture that cannot be divided in bands that overlap by `tallest`: what one edge cuts is whole on the next."""
    room = room_under(heads)
    step = max(room - tallest, room / 2)
    at = 0.0
    yield Part(heads, body, at, at + room)
    while at + room < body.height - 0.5:
        at += step
        yield Part(heads, body, at, at + room)


def divided(heads: Scene, body: Scene, breaks: Sequence[float]) -> Iterator[Part]:
    """A picture that may be divided at any of `breaks`, ascending heights in it: whole rows on every page."""
    room, start, end = room_under(heads), 0.0, 0.0
    for place in (*breaks, body.height):
        if place - start > room and end > start:
            yield Part(heads, body, start, end)
            start = end
        end = place
    yield Part(heads, body, start, end)


def picture_pages(parts: Sequence[Part], paper: Paper) -> bytes:
    """The PDF, a page for each part; pictures are as wide as `ROOM`."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, lang="sv-SE")
    canvas.setTitle(paper.title)
    canvas.setAuthor(paper.owner)
    canvas.setSubject(paper.described)
    canvas.setCreator("Handslag")
    for number, part in enumerate(parts, 1):
        _page(canvas, part)
        _furniture(canvas, paper, (number, len(parts)))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _page(canvas: Canvas, part: Part) -> None:
    under = HEIGHT - TOP - part.heads.height
    draw_scene(canvas, part.heads, MARGIN, under)
    canvas.saveState()
    path = canvas.beginPath()
    shown = min(part.end - part.start, room_under(part.heads))
    path.rect(MARGIN - 4, under - shown, ROOM + 8, shown)
    canvas.clipPath(path, stroke=0, fill=0)
    draw_scene(canvas, _within(part), MARGIN, under - part.body.height + part.start)
    canvas.restoreState()


def _within(part: Part) -> Scene:
    """The scene without the shapes that the page does not show."""
    boxes = ((prim, prim_box(prim, lambda _text, _size, _bold: 0.0)) for prim in part.body.prims)
    shown = tuple(prim for prim, (_, top, _, bottom) in boxes if bottom >= part.start and top <= part.end)
    return replace(part.body, prims=shown)


def _furniture(canvas: Canvas, paper: Paper, page: tuple[int, int]) -> None:
    """Title and marks over the picture, whose it is and which page under it."""
    canvas.setFont(BOLD, 13)
    canvas.setFillColor(colour("ink"))
    canvas.drawString(MARGIN, HEIGHT - 30, fitted(paper.title, ROOM - 140, 13))
    canvas.setFont(BOLD, 9)
    canvas.setFillColor(colour("example"))
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 30, "  ".join(paper.marks))
    canvas.setFont(REGULAR, 9)
    canvas.setFillColor(colour("ink_soft"))
    canvas.drawString(MARGIN, HEIGHT - 45, fitted(paper.described, ROOM, 9))
    canvas.setStrokeColor(colour("line"))
    canvas.line(MARGIN, FOOT - 8, WIDTH - MARGIN, FOOT - 8)
    number = f"Sida {page[0]} av {page[1]}"
    canvas.drawString(MARGIN, FOOT - 22, fitted(paper.owner, ROOM - 80, 9))
    canvas.drawRightString(WIDTH - MARGIN, FOOT - 22, number)
