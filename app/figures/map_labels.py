"""Where a map's labels stand and how their leaders run, so that no leader crosses another or any label.

It knows spots in degrees and captions. It refuses to know what a caption says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.figures.layout import APART, Sheet
from app.figures.leaders import crosses_box, untangled
from app.figures.projection import Projection, fit, proportion
from app.figures.scene import Box, Ellipse, Line, Point, Prim, Text, text_box

EDGE = 4.0


@dataclass(frozen=True, slots=True)
class _Room:
    """The map's box, and a column of labels: the x where its leaders leave, its top, and the way they leave.

    `step` is 1 where the leaders leave to the right, −1 to the left.
    """

    box: Box
    edge: float
    top: float
    step: int


@dataclass(frozen=True, slots=True)
class _Label:
    """A caption at the column's edge and its leader to the spot."""

    name: str
    text: Text
    route: tuple[Point, ...]

    @property
    def length(self) -> float:
        """Of the whole leader."""
        return sum(math.dist(one, two) for one, two in pairwise(self.route))


def placed_labels(
    sheet: Sheet, degrees: Box, spots: Mapping[str, Point], captions: Mapping[str, str], floor: float
) -> tuple[Projection, list[Prim]]:
    """The projection that leaves room for the labels above `floor`, and the labels drawn.

    Left and right column are tried; fewest lost, then shortest leaders, wins. A label whose leader would run through
    a label is left out, the last named first: its mark still has its words.
    """
    tried: list[tuple[int, float, int, Projection, list[_Label]]] = []
    for room in _rooms(sheet, degrees, list(captions.values()), floor):
        projection = fit(degrees, room.box)
        kept = _untouched(sheet, room, {name: projection.point(*spots[name]) for name in captions}, captions)
        tried.append((-len(kept), sum(label.length for label in kept), len(tried), projection, kept))
    _, _, _, projection, kept = min(tried)
    return projection, [*_lines(sheet, kept), *_texts(sheet, kept)]


def _rooms(sheet: Sheet, degrees: Box, captions: Sequence[str], floor: float) -> list[_Room]:
    """Labels above the map or beside it, whichever lets the map be larger, in a left column and in a right one."""
    edge, width, stack = sheet.px(EDGE), sheet.width, len(captions) * sheet.px(APART)
    column = max((sheet.wide(caption, bold=True, small=True) for caption in captions), default=0.0) + sheet.px(1)
    side, band = column + sheet.px(26), stack + sheet.px(6)
    shape = proportion(degrees)
    above = min((width - 2 * edge) / shape, floor - edge - band)
    if not captions or above >= min((width - edge - side) / shape, floor - 2 * edge):
        top = max(0.0, (floor - band - above) / 2)
        box = (edge, top + band, width - edge, min(floor, top + band + above))
        return [_Room(box, column, top, 1), _Room(box, width - column, top, -1)]
    top = max(0.0, (floor - stack) / 2)
    return [
        _Room((side, edge, width - edge, floor - edge), column, top, 1),
        _Room((edge, edge, width - side, floor - edge), width - column, top, -1),
    ]


def _untouched(sheet: Sheet, room: _Room, spots: Mapping[str, Point], captions: Mapping[str, str]) -> list[_Label]:
    names = list(captions)
    while True:
        labels = _column(sheet, room, {name: spots[name] for name in names}, captions)
        boxes = [text_box(label.text, sheet.measure) for label in labels]
        touching = [label.name for label in labels if any(crosses_box(label.route, box) for box in boxes)]
        if not touching:
            return labels
        names.remove(touching[-1])


def _column(sheet: Sheet, room: _Room, spots: Mapping[str, Point], captions: Mapping[str, str]) -> list[_Label]:
    px, step, edge = sheet.px, room.step, room.edge
    heights = [room.top + (index + 0.5) * px(APART) for index in range(len(spots))]
    order = untangled(list(spots.values()), [(edge + step * px(14), y) for y in heights])
    found = []
    for (name, spot), place in zip(spots.items(), order, strict=True):
        y = heights[place]
        text = sheet.text((edge, y), captions[name], bold=True, small=True, anchor="end" if step > 0 else "start")
        found.append(_Label(name, text, ((edge + step * px(4), y), (edge + step * px(14), y), spot)))
    return found


def _lines(sheet: Sheet, labels: Sequence[_Label]) -> list[Prim]:
    """Ink on a halo of the card's colour, to be seen on the darkest class."""
    halos: list[Prim] = [Line(label.route, "surface", sheet.px(3)) for label in labels]
    return halos + [Line(label.route, "ink", sheet.px(1)) for label in labels]


def _texts(sheet: Sheet, labels: Sequence[_Label]) -> list[Prim]:
    radius = sheet.px(2.6)
    dots: list[Prim] = [
        Ellipse(*label.route[-1], radius, radius, fill="surface", stroke="ink", width=sheet.px(1)) for label in labels
    ]
    return dots + [label.text for label in labels]
