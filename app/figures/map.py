"""The map: each neighbourhood in the class of its value, the own board with a thick border, labels with leaders.

It answers "where?". It knows parsed GeoJSON with the properties `stadsdel` and `stadsdelsnamnd`; it refuses to read
files and to colour what is not known: that is hatched, and the reason is in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from app.figures.classes import Classes
from app.figures.layout import APART, Sheet
from app.figures.legend import Legend, Sign, legend
from app.figures.map_labels import placed_labels
from app.figures.numbers import SPACE, number
from app.figures.outline import outline
from app.figures.projection import GeoJson, Projection, extent
from app.figures.scene import Mark, Measure, Point, Polygon, Prim, Rectangle, Ring, Scene

ROLES = ("map1", "map2", "map3", "map4", "map5")
MOST_LABELS = 6


@dataclass(frozen=True, slots=True)
class MapData:
    """What a map says: values by neighbourhood name (None or absent is missing, with its reason) and the own board.

    `whole` names the area a value was measured for, where that is not the neighbourhood itself; such an area is
    written out once, so that one figure never looks like one per neighbourhood. `chosen` is always written out.
    """

    values: Mapping[str, float | None]
    own_board: str
    classes: Classes
    unit: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""

    def value(self, name: str) -> float | None:
        """The neighbourhood's value, None where there is none."""
        return self.values.get(name)

    def figure(self, value: float) -> str:
        """The value as the classes write it, and its unit."""
        text = number(value, self.classes.decimals)
        return f"{text}{SPACE}{self.unit}" if self.unit else text

    def words(self, name: str) -> str:
        """Name with value and class, or with the reason it has none."""
        value = self.value(name)
        said = f"{name} (hela {self.whole[name]})" if name in self.whole else name
        if value is None:
            return f"{said}: {self.reasons.get(name, 'uppgift saknas')}"
        return f"{said}: {self.figure(value)}, klass {self.classes.names()[self.classes.of(value)]}"


@dataclass(frozen=True, slots=True)
class _Place:
    """One neighbourhood on the sheet."""

    name: str
    own: bool
    rings: tuple[Ring, ...]


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

    `labelled` names the neighbourhoods written out; by default the own board's highest, at most six, and never more
    than fill half the height. What the hatch means is said where something is missing.
    """
    sheet = Sheet(*size, measure, scale)
    names = [feature["properties"]["stadsdel"] for feature in shapes["features"]]
    own = {
        f["properties"]["stadsdel"] for f in shapes["features"] if f["properties"]["stadsdelsnamnd"] == data.own_board
    }
    missing = any(data.value(name) is None for name in names)
    chosen = (
        _written_out(data, own) if labelled is None else [name for name in labelled if data.value(name) is not None]
    )
    notes = partial(_notes, sheet, data.own_board if own else "", missing=missing)
    floor = sheet.height - sheet.px(38) - notes(0.0).height
    most = max(1, int(floor / 2 / sheet.px(APART)))
    captions = {name: f"{data.whole.get(name, name)} {data.figure(data.value(name) or 0.0)}" for name in chosen[:most]}
    spots = {name: spot for name, spot in _spots(shapes).items() if name in captions}
    projection, labels = placed_labels(sheet, extent(shapes), spots, captions, floor)
    places = [_place(projection, feature, data.own_board) for feature in shapes["features"]]
    prims: list[Prim] = [_area(sheet, data, place) for place in places]
    prims += _water(water, projection)
    prims += _border(sheet, [place for place in places if place.own])
    prims += labels
    prims += _key(sheet, data.classes, floor + sheet.px(6))
    prims += notes(floor + sheet.px(38)).prims
    places.sort(key=lambda place: (not place.own, -(data.value(place.name) or 0.0), place.name))
    marks = tuple(Mark(place.name, data.words(place.name), place.rings) for place in places)
    return Scene(*size, title, _description(data, places), tuple(prims), marks)


def _spots(shapes: GeoJson) -> dict[str, Point]:
    """A point well inside each neighbourhood, in degrees."""
    said = [feature["properties"] for feature in shapes["features"]]
    return {of["stadsdel"]: (of["etikett_lon"], of["etikett_lat"]) for of in said}


def _written_out(data: MapData, own: set[str]) -> list[str]:
    """The chosen neighbourhood, also one of another board, and the own board's highest."""
    highest = _highest(data, own)
    same = {data.whole.get(name, name) for name in highest}
    if data.value(data.chosen) is None or data.whole.get(data.chosen, data.chosen) in same:
        return highest
    return [data.chosen, *highest[: MOST_LABELS - 1]]


def _highest(data: MapData, own: set[str]) -> list[str]:
    known = [(-value, name) for name in own if (value := data.value(name)) is not None]
    first: dict[str, str] = {}
    for _, name in sorted(known):
        first.setdefault(data.whole.get(name, name), name)
    return list(first.values())[:MOST_LABELS]


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
    return _Place(said["stadsdel"], said["stadsdelsnamnd"] == own_board, projection.rings(feature))


def _area(sheet: Sheet, data: MapData, place: _Place) -> Polygon:
    value, width = data.value(place.name), sheet.px(0.8)
    if value is None:
        return Polygon(place.rings, fill="surface", stroke="map_edge", width=width, hatch="missing")
    return Polygon(place.rings, fill=ROLES[data.classes.of(value)], stroke="map_edge", width=width)


def _water(water: GeoJson | None, projection: Projection) -> list[Prim]:
    return [
        Polygon(projection.rings(feature), fill="water", stroke="map_edge", width=0.5)
        for feature in (water or {"features": []})["features"]
    ]


def _border(sheet: Sheet, own: Sequence[_Place]) -> list[Prim]:
    """The own board: ink on a halo of the card's colour."""
    rings = outline(ring for place in own for ring in place.rings)
    if not rings:
        return []
    return [
        Polygon(rings, stroke="surface", width=sheet.px(5)),
        Polygon(rings, stroke="ink", width=sheet.px(2.2)),
    ]


def _key(sheet: Sheet, classes: Classes, top: float) -> list[Prim]:
    """Five boxes with their limits."""
    px, left = sheet.px, sheet.px(1)
    each, tall = (sheet.width - 2 * left) / len(ROLES), sheet.px(12)
    prims: list[Prim] = []
    for index, role in enumerate(ROLES):
        prims.append(Rectangle(left + index * each, top, each, tall, fill=role, stroke="map_edge", width=px(1)))
    names, y = classes.names(), top + px(24)
    if max(sheet.wide(name, small=True) for name in names) < each - px(4):
        spots = [(left + (index + 0.5) * each, name) for index, name in enumerate(names)]
    else:  # no room for both ends of a class: each limit stands at the border it is
        limits = enumerate(classes.written, 1)
        spots = [(left + index * each, limit) for index, limit in limits]
    prims += [sheet.text((x, y), name, small=True, anchor="middle", colour="ink_soft") for x, name in spots]
    return prims


def _notes(sheet: Sheet, board: str, top: float, *, missing: bool) -> Legend:
    """What the hatch means where something is missing, and whose the thick border is."""
    px = sheet.px

    def hatch(at: Point) -> list[Prim]:
        return [Rectangle(at[0] - px(7), at[1] - px(6), px(14), px(12), "surface", "map_edge", px(1), "missing")]

    def border(at: Point) -> list[Prim]:
        return [Rectangle(at[0] - px(6), at[1] - px(5), px(12), px(10), stroke="ink", width=px(2.2))]

    signs: list[tuple[Sign, str]] = [(hatch, "uppgift saknas eller för få invånare")] if missing else []
    return legend(sheet, [*signs, *([(border, f"gräns: {board}")] if board else [])], top)
