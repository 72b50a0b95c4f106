"""Where a map's labels stand and how their leaders run, so that no leader crosses another or any label.

It knows spots in degrees and captions. It refuses to know what a caption says.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.figures.layout import APART, Sheet, spread
from app.figures.leaders import crosses_box, untangled
from app.figures.projection import Projection, fit, proportion
from app.figures.scene import Box, Ellipse, Line, Point, Prim, Text, text_box

EDGE = 4.0


@dataclass(frozen=True, slots=True)
class _Room:
    """A column of labels: the x where its leaders leave, the height of each label's middle, and the way they leave.

    `step` is 1 where the leaders leave to the right, −1 to the left.
    """

    edge: float
    heights: tuple[float, ...]
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
    box, above = _box(sheet, degrees, list(captions.values()), floor)
    best: tuple[int, float, int, Projection, list[_Label]] | None = None
    column, named = _column_width(sheet, captions.values()), [spots[name] for name in captions]
    rooms = _rooms(sheet, degrees, box, named, column=column, above=above, floor=floor)
    for number, (projection, room) in enumerate(rooms):
        points = {name: projection.point(*spots[name]) for name in captions}
        kept = _untouched(sheet, room, points, captions)
        found = (-len(kept), sum(label.length for label in kept), number, projection, kept)
        best = found if best is None else min(best, found, key=lambda each: each[:3])
    assert best is not None  # there are always two columns to try
    _, _, _, projection, kept = best
    return projection, [*_lines(sheet, kept), *_texts(sheet, kept)]


def _column_width(sheet: Sheet, captions: Iterable[str]) -> float:
    return max((sheet.wide(caption, bold=True, small=True) for caption in captions), default=0.0) + sheet.px(1)


def _box(sheet: Sheet, degrees: Box, captions: Sequence[str], floor: float) -> tuple[tuple[Box, Box], float | None]:
    """The map's box with labels at its left and with labels at its right; and the top of the labels where they stand
    above it, which then are the same box. Whichever lets the map be larger.
    """
    edge, width, stack = sheet.px(EDGE), sheet.width, len(captions) * sheet.px(APART)
    side, band = _column_width(sheet, captions) + sheet.px(26), stack + sheet.px(6)
    shape = proportion(degrees)
    above = min((width - 2 * edge) / shape, floor - edge - band)
    if not captions or above >= min((width - edge - side) / shape, floor - 2 * edge):
        top = max(0.0, (floor - band - above) / 2)
        whole = (edge, top + band, width - edge, min(floor, top + band + above))
        return (whole, whole), top
    return ((side, edge, width - edge, floor - edge), (edge, edge, width - side, floor - edge)), None


def _rooms(
    sheet: Sheet,
    degrees: Box,
    boxes: tuple[Box, Box],
    spots: Sequence[Point],
    *,
    column: float,
    above: float | None,
    floor: float,
) -> Iterator[tuple[Projection, _Room]]:
    """The columns to try. Above the map also at either side of what is named; beside it at the height of that."""
    apart = sheet.px(APART)
    for box, step in zip(boxes, (1, -1), strict=True):
        projection = fit(degrees, box)
        points = [projection.point(*spot) for spot in spots]
        edge = column if step > 0 else sheet.width - column
        if above is None:
            heights = spread(sorted(y for _, y in points), apart, apart / 2, max(floor - apart / 2, apart / 2))
            yield projection, _Room(edge, tuple(heights), step)
            continue
        heights = [above + (index + 0.5) * apart for index in range(len(points))]
        yield projection, _Room(edge, tuple(heights), step)
        near = _beside(sheet, points, step, column)
        if near is not None:
            yield projection, _Room(near, tuple(heights), step)


def _beside(sheet: Sheet, points: Sequence[Point], step: int, column: float) -> float | None:
    """Where a column stands right beside what it names, its leaders toward it; None where it has no room."""
    if not points:
        return None
    gap = sheet.px(30)
    edge = min(x for x, _ in points) - gap if step > 0 else max(x for x, _ in points) + gap
    fits = edge >= column if step > 0 else edge <= sheet.width - column
    return edge if fits else None


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
    heights = room.heights[: len(spots)]
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
