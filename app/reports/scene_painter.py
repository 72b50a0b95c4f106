"""A scene through reportlab: in a document, in the light colours of `resources/tokens.json`.

It knows how each shape is drawn on a PDF canvas. It refuses to know what a chart says; its words travel as `alt` on the
flowable, for whoever tags the document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject
from reportlab.platypus import Flowable

from app.figures.scene import (
    Ellipse,
    Line,
    Measure,
    Polygon,
    Prim,
    Rectangle,
    Ring,
    Scene,
    Text,
    hatch_lines,
    rings_of,
)

RESOURCES = Path(__file__).parents[2] / "resources"
FONTS = ("SourceSans3", "SourceSans3-Semibold")
_FILES = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf")
POINTS = 0.7
"""The `scale` that turns the window's 13 and 15 pixels into 9.1 and 10.5 points."""

Colours = Mapping[str, str]
Build = Callable[[float, float, Measure], Scene]


@cache
def print_colours() -> Colours:
    """The light set of colour roles: paper is white whatever the window is."""
    tokens: dict[str, dict[str, dict[str, str]]] = json.loads((RESOURCES / "tokens.json").read_text("utf-8"))
    return tokens["colour"]["light"]


def register_chart_fonts() -> None:
    """Source Sans 3 under the names in FONTS; does nothing for a name that is registered already."""
    for name, file in zip(FONTS, _FILES, strict=True):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / file)))


def measure(text: str, size: float, bold: bool) -> float:
    """The width in points of a text in the chart fonts."""
    register_chart_fonts()
    width: float = pdfmetrics.stringWidth(text, FONTS[bold], size)
    return width


def draw_scene(canvas: Canvas, scene: Scene, x: float, y: float, colours: Colours | None = None) -> None:
    """The scene with its lower left corner at (x, y), one unit a point."""
    register_chart_fonts()
    chosen = print_colours() if colours is None else colours
    canvas.saveState()
    canvas.translate(x, y + scene.height)
    for prim in scene.prims:
        _draw(canvas, prim, chosen)
    canvas.restoreState()


def _draw(canvas: Canvas, prim: Prim, colours: Colours) -> None:
    if isinstance(prim, Text):
        _text(canvas, prim, colours)
        return
    fill = "" if isinstance(prim, Line) else prim.fill
    if fill:
        canvas.setFillColor(HexColor(colours[fill]))
    if prim.stroke:
        canvas.setStrokeColor(HexColor(colours[prim.stroke]))
        canvas.setLineWidth(prim.width)
        canvas.setLineJoin(1)
    canvas.setDash(list(prim.dash) if isinstance(prim, Line) else [])
    paint = {"fill": int(bool(fill)), "stroke": int(bool(prim.stroke))}
    match prim:
        case Line():
            canvas.drawPath(_path(canvas, (prim.points,), close=False), fill=0, stroke=1)
        case Ellipse():
            canvas.ellipse(prim.x - prim.rx, -prim.y - prim.ry, prim.x + prim.rx, -prim.y + prim.ry, **paint)
        case Rectangle():
            canvas.rect(prim.x, -prim.y - prim.h, prim.w, prim.h, **paint)
        case Polygon():
            canvas.drawPath(_path(canvas, prim.rings), fillMode=0, **paint)  # 0 is the even-odd rule
    if isinstance(prim, Polygon | Rectangle) and prim.hatch:
        _hatch(canvas, prim, colours[prim.hatch])


def _text(canvas: Canvas, text: Text, colours: Colours) -> None:
    canvas.setFont(FONTS[text.bold], text.size)
    canvas.setFillColor(HexColor(colours[text.colour]))
    draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    if not text.turned:
        draw[text.anchor](text.x, -text.y, text.text)
        return
    canvas.saveState()
    canvas.translate(text.x, -text.y)
    canvas.rotate(90)
    draw[text.anchor](0, 0, text.text)
    canvas.restoreState()


def _path(canvas: Canvas, rings: tuple[Ring, ...], close: bool = True) -> PDFPathObject:
    path = canvas.beginPath()
    for ring in rings:
        path.moveTo(ring[0][0], -ring[0][1])
        for x, y in ring[1:]:
            path.lineTo(x, -y)
        if close:
            path.close()
    return path


def _hatch(canvas: Canvas, prim: Polygon | Rectangle, colour: str) -> None:
    rings = rings_of(prim)
    canvas.saveState()
    canvas.clipPath(_path(canvas, rings), stroke=0, fill=0, fillMode=0)
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(0.6)
    for start, end in hatch_lines(rings, 6.0 * POINTS):
        canvas.line(start[0], -start[1], end[0], -end[1])
    canvas.restoreState()


class SceneFlowable(Flowable):  # type: ignore[misc]
    """A chart in the flow of a document; `alt` is its alternative text, `title` its name."""

    def __init__(self, scene: Scene, alt: str = "") -> None:
        super().__init__()
        self.scene = scene
        self.alt = alt or scene.description
        self.title = scene.title
        self.width, self.height = scene.width, scene.height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """The scene was built for its size and keeps it."""
        return self.scene.width, self.scene.height

    def draw(self) -> None:
        """Where platypus puts it."""
        draw_scene(self.canv, self.scene, 0, 0)


def flowable(build: Build, width: float, height: float, alt: str = "") -> SceneFlowable:
    """The chart that `build(width, height, measure)` makes for a place of this size, in points."""
    return SceneFlowable(build(width, height, measure), alt)
