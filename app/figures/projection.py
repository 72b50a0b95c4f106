"""From degrees to the sheet: parsed GeoJSON in, rings in pixels out.

It knows a local flat projection, true to shape within one city. It refuses to know what the shapes are for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.figures.scene import Box, Point, Ring, ring_box

GeoJson = Mapping[str, Any]
"""A parsed FeatureCollection of polygons and multipolygons in degrees (longitude, latitude)."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees times `factor`, longitudes narrowed by `squeeze` (the cosine of the middle latitude), y down."""

    west: float
    north: float
    squeeze: float
    factor: float
    left: float
    top: float

    def point(self, lon: float, lat: float) -> Point:
        """Where a place lies on the sheet."""
        return (
            self.left + (lon - self.west) * self.squeeze * self.factor,
            self.top + (self.north - lat) * self.factor,
        )

    def rings(self, feature: Mapping[str, Any]) -> tuple[Ring, ...]:
        """Every ring of a feature on the sheet; holes come out by the even-odd rule."""
        return tuple(tuple(self.point(lon, lat) for lon, lat, *_ in ring) for ring in degree_rings(feature))


def degree_rings(feature: Mapping[str, Any]) -> Iterator[list[list[float]]]:
    """The rings of a Polygon or MultiPolygon feature, in degrees. Raises ValueError for any other geometry."""
    geometry = feature["geometry"]
    match geometry["type"]:
        case "Polygon":
            yield from geometry["coordinates"]
        case "MultiPolygon":
            for polygon in geometry["coordinates"]:
                yield from polygon
        case other:
            raise ValueError(f"a map is drawn from polygons, not {other}")


def extent(shapes: GeoJson) -> Box:
    """West, south, east, north of everything, in degrees."""
    return ring_box(
        tuple(tuple((p[0], p[1]) for p in ring) for feature in shapes["features"] for ring in degree_rings(feature))
    )


def proportion(degrees: Box) -> float:
    """Width by height on the ground."""
    west, south, east, north = degrees
    return (east - west) * _squeeze(degrees) / (north - south)


def fit(degrees: Box, box: Box) -> Projection:
    """The largest map of `degrees` inside `box`, centred."""
    west, south, east, north = degrees
    squeeze = _squeeze(degrees)
    left, top, right, bottom = box
    factor = min((right - left) / ((east - west) * squeeze), (bottom - top) / (north - south))
    across, down = (east - west) * squeeze * factor, (north - south) * factor
    return Projection(west, north, squeeze, factor, (left + right - across) / 2, (top + bottom - down) / 2)


def _squeeze(degrees: Box) -> float:
    return math.cos(math.radians((degrees[1] + degrees[3]) / 2))
