"""The map to choose neighbourhoods on: those that can be chosen, the chosen ones filled and ticked, with their names.

It knows parsed GeoJSON with the property `stadsdel`. It refuses to know what they are chosen for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from app.figures.layout import APART, Sheet
from app.figures.map_labels import placed_labels
from app.figures.projection import GeoJson, Projection, extent, fit
from app.figures.scene import Box, Mark, Measure, Point, Polygon, Prim, Ring, Scene, text_box

TICK = "✓"


def choosing_map(
    shapes: GeoJson,
    names: Collection[str],
    chosen: Collection[str],
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Stadsdelar",
) -> Scene:
    """The neighbourhoods `names` as large as they fit; one mark each, in their order, which says whether it is chosen.

    Names are written out while there is room, the chosen first; a mark always has its words.
    """
    sheet = Sheet(*size, measure, scale)
    features = {f["properties"]["stadsdel"]: f for f in shapes["features"]}
    shown = [name for name in names if name in features]
    spots = {name: _spot(features[name]) for name in shown}
    first = sorted(shown, key=lambda name: name not in chosen)
    written = first[: max(1, int(sheet.height / 2 / sheet.px(APART)))]
    captions = {name: f"{TICK} {name}" if name in chosen else name for name in written}
    within = {"type": "FeatureCollection", "features": [features[name] for name in shown]}
    if not shown:
        return Scene(*size, title, "Inga stadsdelar att välja bland.", (), ())
    projection, labels = _named(sheet, extent(within), {name: spots[name] for name in written}, captions)
    rings = {name: projection.rings(features[name]) for name in shown}
    prims: list[Prim] = [_area(sheet, rings[name], name in chosen) for name in reversed(first)]
    prims += [_ticked(sheet, projection, spots[name]) for name in shown if name in chosen and name not in captions]
    marks = tuple(Mark(name, _words(name, name in chosen), rings[name]) for name in shown)
    return Scene(*size, title, _description(shown, chosen), (*prims, *labels), marks)


def _named(
    sheet: Sheet, degrees: Box, spots: Mapping[str, Point], captions: Mapping[str, str]
) -> tuple[Projection, list[Prim]]:
    """The names in their places where they have room for each other, else beside the map with leaders."""
    edge = sheet.px(8)
    projection = fit(degrees, (edge, edge, sheet.width - edge, sheet.height - edge))
    texts = [
        sheet.text(projection.point(*spots[name]), caption, bold=True, anchor="middle")
        for name, caption in captions.items()
    ]
    boxes = [text_box(text, sheet.measure) for text in texts]
    if len(captions) == len(spots) and not any(_touch(one, other) for one, other in combinations(boxes, 2)):
        return projection, list(texts)
    return placed_labels(sheet, degrees, spots, captions, sheet.height)


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _spot(feature: GeoJson) -> Point:
    said = feature["properties"]
    return said["etikett_lon"], said["etikett_lat"]


def _area(sheet: Sheet, rings: tuple[Ring, ...], chosen: bool) -> Polygon:
    if chosen:
        return Polygon(rings, fill="accent_soft", stroke="accent", width=sheet.px(2.2))
    return Polygon(rings, fill="surface", stroke="ink_soft", width=sheet.px(0.8))


def _ticked(sheet: Sheet, projection: Projection, spot: Point) -> Prim:
    return sheet.text(projection.point(*spot), TICK, bold=True, anchor="middle", colour="accent")


def _words(name: str, chosen: bool) -> str:
    return f"{name}: vald" if chosen else f"{name}: inte vald"


def _description(shown: Sequence[str], chosen: Collection[str]) -> str:
    picked = [name for name in shown if name in chosen]
    said = ", ".join(picked) if picked else "ingen"
    return f"Karta med {len(shown)} stadsdelar att välja bland. Valda: {said}."
