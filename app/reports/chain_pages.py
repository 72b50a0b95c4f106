"""The results chain on paper: A4 lying down, the columns' heads on every page, whole parts of the chain together.

A part that is higher than a page goes on where the page ends; what the edge would cut stands whole on the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from app.figures.chain import Drawing
from app.reports.scene_painter import draw_scene
from app.reports.sheet import BOLD, REGULAR, colour, fitted, register_fonts

WIDTH, HEIGHT = (float(side) for side in landscape(A4))
MARGIN, TOP, FOOT = 34.0, 58.0, 40.0
ROOM = WIDTH - 2 * MARGIN
"""Points across a page for the picture."""


@dataclass(frozen=True, slots=True)
class ChainPaper:
    """What stands on every page: title, whose it is, the marks that are true of it, and what the picture says."""

    title: str
    owner: str
    marks: tuple[str, ...]
    described: str


def room_for(drawing: Drawing) -> float:
    """Points from the heads down to the foot of a page."""
    return HEIGHT - TOP - FOOT - drawing.head


def chain_pages(drawings: Sequence[Drawing], paper: ChainPaper) -> bytes:
    """The PDF; each drawing begins on a page of its own and is as wide as `ROOM`."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=(WIDTH, HEIGHT), invariant=1, lang="sv-SE")
    canvas.setTitle(paper.title)
    canvas.setAuthor(paper.owner)
    canvas.setSubject(paper.described)
    canvas.setCreator("Handslag")
    pages = [(drawing, start) for drawing in drawings for start in starts(drawing)]
    for number, (drawing, start) in enumerate(pages, 1):
        _page(canvas, drawing, start)
        _furniture(canvas, paper, (number, len(pages)))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def starts(drawing: Drawing) -> Iterator[float]:
    """Where in the drawing each of its pages begins: as far apart as whole cards allow."""
    room = room_for(drawing)
    tallest = max((box[3] - box[1] for box in (drawing.box(card.key) for card in drawing.data.cards)), default=0.0)
    step = max(room - tallest, room / 2)
    at = 0.0
    yield at
    while at + room < drawing.height - 0.5:
        at += step
        yield at


def _page(canvas: Canvas, drawing: Drawing, start: float) -> None:
    heads, body = drawing.heads(), drawing.scene()
    top = HEIGHT - TOP
    draw_scene(canvas, heads, MARGIN, top - heads.height)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(MARGIN - 4, FOOT, ROOM + 8, room_for(drawing))
    canvas.clipPath(path, stroke=0, fill=0)
    draw_scene(canvas, body, MARGIN, top - heads.height - body.height + start)
    canvas.restoreState()


def _furniture(canvas: Canvas, paper: ChainPaper, page: tuple[int, int]) -> None:
    """Title and marks over the picture, whose it is and which page under it."""
    canvas.setFont(BOLD, 13)
    canvas.setFillColor(colour("ink"))
    marks = "  ".join(paper.marks)
    canvas.drawString(MARGIN, HEIGHT - 30, fitted(paper.title, ROOM - 140, 13))
    canvas.setFont(BOLD, 9)
    canvas.setFillColor(colour("example"))
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 30, marks)
    canvas.setFont(REGULAR, 9)
    canvas.setFillColor(colour("ink_soft"))
    canvas.drawString(MARGIN, HEIGHT - 45, fitted(paper.described, ROOM, 9))
    canvas.setStrokeColor(colour("line"))
    canvas.line(MARGIN, FOOT - 8, WIDTH - MARGIN, FOOT - 8)
    number = f"Sida {page[0]} av {page[1]}"
    canvas.drawString(MARGIN, FOOT - 22, fitted(paper.owner, ROOM - 80, 9))
    canvas.drawRightString(WIDTH - MARGIN, FOOT - 22, number)
