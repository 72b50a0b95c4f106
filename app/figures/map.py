"""The map: each neighbourhood in the class of its value, the own board with a thick border, labels with leaders.

It answers "where?". It knows parsed GeoJSON with the properties `stadsdel` and `stadsdelsnamnd`; it refuses to read
files and to colour what is not known: that is hatched, and the reason is in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.figures.classes import Classes
from app.figures.layout import APART, Sheet
from app.figures.leaders import untangled
from app.figures.numbers import SPACE, number
from app.figures.outline import outline
from app.figures.projection import GeoJson, Projection, extent, fit, proportion
from app.figures.scene import Box, Ellipse, Line, Mark, Measure, Point, Polygon, Prim, Rectangle, Ring, Scene

ROLES = ("map1", "map2", "map3", "map4", "map5")
MOST_LABELS = 6
EDGE = 4.0


@dataclass(frozen=True, slots=True)
class MapData:
    """What a map says: values by neighbourhood name (None or absent is missing, with its reason) and the own board."""

    values: Mapping[str, float | None]
    own_board: str
    classes: Classes
    unit: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> float | None:
        """The neighbourhood's value, None where there is none."""
        return self.values.get(name)

    def figure(self, value: float, more: int = 0) -> str:
        """The value as the classes write it, or with `more` decimals, and its unit."""
        text = number(value, self.classes.decimals + more)
        return f"{text}{SPACE}{self.unit}" if self.unit else text

    def words(self, name: str) -> str:
        """Name with value and class, or with the reason it has none."""
        value = self.value(name)
        if value is None:
            return f"{name}: {self.reasons.get(name, 'uppgift saknas')}"
        return f"{name}: {self.figure(value, 1)}, klass {self.classes.names()[self.classes.of(value)]}"


@dataclass(frozen=True, slots=True)
class _Place:
    """One neighbourhood on the sheet; `spot` is a point well inside it."""

    name: str
    own: bool
    rings: tuple[Ring, ...]
    spot: Point


@dataclass(frozen=True, slots=True)
class _Room:
    """The map's box, and the column of labels above it or to its right: its width and its top."""

    box: Box
    column: float
    top: float
    above: bool


def map_chart(
    shapes: GeoJson,
    data: MapData,
    size: tuple[float, float],
    measure: Measure,
    *,
    water: GeoJson | None = None,
    labelled: Sequence[str] | None = None,
    scale: float = 1.0,
    title: str = "Karta",
) -> Scene:
    """A choropleth of `data` over the neighbourhoods in `shapes`, with the key of its five classes under it.

    `labelled` names the neighbourhoods written out; by default the own board's highest, at most six. What the hatch
    means is said where something is missing.
    """
    sheet = Sheet(*size, measure, scale)
    names = [feature["properties"]["stadsdel"] for feature in shapes["features"]]
    own = {
        f["properties"]["stadsdel"] for f in shapes["features"] if f["properties"]["stadsdelsnamnd"] == data.own_board
    }
    missing = any(data.value(name) is None for name in names)
    chosen = _highest(data, own) if labelled is None else [name for name in labelled if data.value(name) is not None]
    captions = {name: f"{name} {data.figure(data.value(name) or 0.0)}" for name in chosen}
    floor = sheet.height - sheet.px(56 if missing else 36)
    room = _room(sheet, extent(shapes), list(captions.values()), floor)
    projection = fit(extent(shapes), room.box)
    places = [_place(projection, feature, data.own_board) for feature in shapes["features"]]
    prims: list[Prim] = [_area(sheet, data, place) for place in places]
    prims += _water(water, projection)
    prims += _border(sheet, [place for place in places if place.own])
    prims += _labels(sheet, room, {place.name: place.spot for place in places}, captions)
    prims += _key(sheet, data.classes, floor + sheet.px(6), missing)
    places.sort(key=lambda place: (not place.own, -(data.value(place.name) or 0.0), place.name))
    marks = tuple(Mark(place.name, data.words(place.name), place.rings) for place in places)
    return Scene(*size, title, _description(data, places), tuple(prims), marks)


def _highest(data: MapData, own: set[str]) -> list[str]:
    known = [(-value, name) for name in own if (value := data.value(name)) is not None]
    return [name for _, name in sorted(known)[:MOST_LABELS]]


def _description(data: MapData, places: Sequence[_Place]) -> str:
    """How many neighbourhoods stand in each class, then the own board's, one by one."""
    values = [data.value(place.name) for place in places]
    classes = [data.classes.of(value) for value in values if value is not None]
    counts = [f"{name}: {classes.count(index)}" for index, name in enumerate(data.classes.names())]
    parts = [f"Karta över {len(places)} stadsdelar i fem klasser, antal i varje: {', '.join(counts)}"]
    parts += [f"{len(places) - len(classes)} saknar uppgift"] if len(classes) < len(places) else []
    parts += [data.words(place.name) for place in places if place.own]
    return ". ".join(parts) + "."


def _place(projection: Projection, feature: GeoJson, own_board: str) -> _Place:
    said = feature["properties"]
    spot = projection.point(said["etikett_lon"], said["etikett_lat"])
    return _Place(said["stadsdel"], said["stadsdelsnamnd"] == own_board, projection.rings(feature), spot)


def _room(sheet: Sheet, degrees: Box, captions: Sequence[str], floor: float) -> _Room:
    """Labels above the map or beside it, whichever lets the map be larger."""
    edge, right, pitch = sheet.px(EDGE), sheet.width - sheet.px(EDGE), sheet.px(APART)
    if not captions:
        return _Room((edge, edge, right, floor), 0.0, 0.0, True)
    column = max(sheet.wide(caption, bold=True, small=True) for caption in captions)
    stack = len(captions) * pitch
    shape = proportion(degrees)
    above = min((right - edge) / shape, floor - edge - stack - sheet.px(6))
    beside = min((right - edge - column - sheet.px(30)) / shape, floor - 2 * edge)
    if beside > above:
        box = (edge, edge, right - column - sheet.px(30), floor - edge)
        return _Room(box, column, max(0.0, (floor - stack) / 2), False)
    top = max(0.0, (floor - stack - sheet.px(6) - above) / 2)
    start = top + stack + sheet.px(6)
    return _Room((edge, start, right, start + above), column, top, True)


def _area(sheet: Sheet, data: MapData, place: _Place) -> Polygon:
    value, width = data.value(place.name), sheet.px(0.8)
    if value is None:
        return Polygon(place.rings, fill="surface", stroke="map_edge", width=width, hatch="missing")
    return Polygon(place.rings, fill=ROLES[data.classes.of(value)], stroke="map_edge", width=width)


def _water(water: GeoJson | None, projection: Projection) -> list[Prim]:
    return [Polygon(projection.rings(feature), fill="water") for feature in (water or {"features": []})["features"]]


def _border(sheet: Sheet, own: Sequence[_Place]) -> list[Prim]:
    """The own board: ink on a halo of the card's colour."""
    rings = outline(ring for place in own for ring in place.rings)
    if not rings:
        return []
    return [
        Polygon(rings, stroke="surface", width=sheet.px(5)),
        Polygon(rings, stroke="ink", width=sheet.px(2.2)),
    ]


def _labels(sheet: Sheet, room: _Room, spots: Mapping[str, Point], captions: Mapping[str, str]) -> list[Prim]:
    """A column of names, each led to its neighbourhood by a line with one bend; the lines do not cross."""
    px, names = sheet.px, list(captions)
    if not names:
        return []
    to_left = room.above and sum(spots[name][0] for name in names) / len(names) < sheet.width / 2
    edge, step = (room.column, 1) if to_left else (sheet.width - room.column, -1)
    heights = [room.top + (index + 0.5) * px(APART) for index in range(len(names))]
    order = untangled([spots[name] for name in names], [(edge + step * px(14), y) for y in heights])
    lines: list[Prim] = []
    texts: list[Prim] = []
    for name, place in zip(names, order, strict=True):
        spot, y = spots[name], heights[place]
        route = ((edge + step * px(4), y), (edge + step * px(14), y), spot)
        lines += [Line(route, "surface", px(3)), Line(route, "ink", px(1))]
        texts.append(Ellipse(*spot, px(2.6), px(2.6), fill="surface", stroke="ink", width=px(1)))
        texts.append(sheet.text((edge, y), captions[name], bold=True, small=True, anchor="end" if to_left else "start"))
    return lines + texts


def _key(sheet: Sheet, classes: Classes, top: float, missing: bool) -> list[Prim]:
    """Five boxes with their limits, and what the hatch means."""
    px, left = sheet.px, sheet.px(1)
    each, tall = (sheet.width - 2 * left) / len(ROLES), sheet.px(12)
    prims: list[Prim] = []
    for index, role in enumerate(ROLES):
        prims.append(Rectangle(left + index * each, top, each, tall, fill=role, stroke="map_edge", width=px(1)))
    names, y = classes.names(), top + px(24)
    if max(sheet.wide(name, small=True) for name in names) < each - px(4):
        spots = [(left + (index + 0.5) * each, name) for index, name in enumerate(names)]
    else:  # no room for both ends of a class: each limit stands at the border it is
        limits = enumerate(classes.limits, 1)
        spots = [(left + index * each, number(limit, classes.decimals)) for index, limit in limits]
    prims += [sheet.text((x, y), name, small=True, anchor="middle", colour="ink_soft") for x, name in spots]
    if missing:
        prims.append(Rectangle(left, top + px(37), px(24), tall, "surface", "map_edge", px(1), "missing"))
        words = sheet.fitted("uppgift saknas eller för få invånare", sheet.width - px(36), small=True)
        prims.append(sheet.text((left + px(32), top + px(43)), words, small=True, colour="ink_soft"))
    return prims
