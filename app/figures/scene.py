"""The vocabulary of every chart: frozen shapes in pixels or points, y down, in colour roles.

It knows shapes, text and which of them a person can point at. It refuses to know any colour value, any font file and
any painter: a role is a key of `resources/tokens.json`, and text is measured by whoever will paint it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""A closed outline; the last point need not repeat the first."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Measure = Callable[[str, float, bool], float]
"""Width of a text at a size, semibold or not, in the scene's unit."""
Anchor = Literal["start", "middle", "end"]

ASCENT, DESCENT = 0.76, 0.24
"""How far text reaches over and under its base line, as shares of its size (Source Sans 3, with accents and tails)."""


@dataclass(frozen=True, slots=True)
class Polygon:
    """Rings filled by the even-odd rule; `hatch` is the role of diagonal lines drawn inside instead of a filling."""

    rings: tuple[Ring, ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Left, top, width and height; no radius, so that bars begin and end exactly at their values."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Ellipse:
    """A dot or a ring around (x, y)."""

    x: float
    y: float
    rx: float
    ry: float
    fill: str = ""
    stroke: str = ""
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """An open path through two or more points; `dash` alternates drawn and empty lengths."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text with its base line at y; bold means weight 600.

    `turned`: read upwards, its base line at x and its start (middle, end) at y.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    anchor: Anchor = "start"
    colour: str = "ink"
    turned: bool = False


Prim = Polygon | Rectangle | Ellipse | Line | Text


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person can point at: `rings` bound it and carry the focus ring, `near` boxes count as it when pointed at.

    `label` is the whole truth in words: name, value, interval, rank; it is the tooltip and what a screen reader says.
    """

    key: str
    label: str
    rings: tuple[Ring, ...]
    near: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole chart. `title` and `description` are its name and alternative text; marks stand in reading order."""

    width: float
    height: float
    title: str
    description: str
    prims: tuple[Prim, ...]
    marks: tuple[Mark, ...] = ()

    def texts(self) -> Iterator[Text]:
        """Every text of the scene, in painting order."""
        return (prim for prim in self.prims if isinstance(prim, Text))

    def mark(self, key: str) -> Mark | None:
        """The mark with this key, or None."""
        return next((mark for mark in self.marks if mark.key == key), None)


def diamond(x: float, y: float, radius: float, fill: str) -> Polygon:
    """A square standing on its corner, as wide as twice `radius`."""
    return Polygon((((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)),), fill=fill)


def box_ring(box: Box) -> Ring:
    """The four corners of a box."""
    left, top, right, bottom = box
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def text_box(text: Text, measure: Measure) -> Box:
    """Where a text's ink can be."""
    wide = measure(text.text, text.size, text.bold)
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    if text.turned:
        bottom = text.y + before
        return text.x - ASCENT * text.size, bottom - wide, text.x + DESCENT * text.size, bottom
    left = text.x - before
    return left, text.y - ASCENT * text.size, left + wide, text.y + DESCENT * text.size


def ring_box(rings: tuple[Ring, ...]) -> Box:
    """The smallest box around all rings."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def prim_box(prim: Prim, measure: Measure) -> Box:
    """The smallest box around a shape, its line width left out."""
    match prim:
        case Text():
            return text_box(prim, measure)
        case Rectangle():
            return prim.x, prim.y, prim.x + prim.w, prim.y + prim.h
        case Ellipse():
            return prim.x - prim.rx, prim.y - prim.ry, prim.x + prim.rx, prim.y + prim.ry
        case Line():
            return ring_box((prim.points,))
        case Polygon():
            return ring_box(prim.rings)


def overlaps(one: Box, two: Box, slack: float = 0.0) -> bool:
    """Whether two boxes share more than `slack` both ways."""
    across = min(one[2], two[2]) - max(one[0], two[0])
    down = min(one[3], two[3]) - max(one[1], two[1])
    return across > slack and down > slack


def rings_of(prim: Polygon | Rectangle) -> tuple[Ring, ...]:
    """The outline of a shape that can be hatched."""
    if isinstance(prim, Polygon):
        return prim.rings
    return (box_ring((prim.x, prim.y, prim.x + prim.w, prim.y + prim.h)),)


def hatch_lines(rings: tuple[Ring, ...], step: float = 6.0) -> Iterator[tuple[Point, Point]]:
    """Diagonals rising to the right across the box of `rings`, `step` apart along its floor; the painter clips them."""
    left, top, right, bottom = ring_box(rings)
    tall = bottom - top
    for count in range(int((left - tall) // step), int(right // step) + 1):
        yield (count * step, bottom), (count * step + tall, top)
