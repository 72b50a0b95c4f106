"""From degrees to the sheet."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.projection import degree_rings, extent, fit, proportion

STOCKHOLM = (17.76, 59.22, 18.2, 59.44)
boxes = st.tuples(st.floats(0, 200), st.floats(0, 200), st.floats(50, 900), st.floats(50, 900)).map(
    lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3])
)
inside = st.tuples(st.floats(17.76, 18.2), st.floats(59.22, 59.44))


def square(west, south, east, north):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@given(boxes, inside)
def test_every_place_of_the_extent_lands_in_the_box(box, place):
    x, y = fit(STOCKHOLM, box).point(*place)
    assert box[0] - 1e-6 <= x <= box[2] + 1e-6
    assert box[1] - 1e-6 <= y <= box[3] + 1e-6


@given(boxes)
def test_the_map_fills_the_box_one_way_and_is_centred_the_other(box):
    projection = fit(STOCKHOLM, box)
    left, top = projection.point(STOCKHOLM[0], STOCKHOLM[3])
    right, bottom = projection.point(STOCKHOLM[2], STOCKHOLM[1])
    assert (left + right) / 2 == pytest.approx((box[0] + box[2]) / 2)
    assert (top + bottom) / 2 == pytest.approx((box[1] + box[3]) / 2)
    slack = (box[2] - box[0] - (right - left), box[3] - box[1] - (bottom - top))
    assert min(slack) == pytest.approx(0, abs=1e-6)


@given(boxes, inside)
def test_a_kilometre_is_as_long_east_as_north(box, place):
    projection = fit(STOCKHOLM, box)
    lon, lat = place
    north = projection.point(lon, lat)[1] - projection.point(lon, lat + 1 / 111.2)[1]
    middle = math.cos(math.radians((STOCKHOLM[1] + STOCKHOLM[3]) / 2))
    east = projection.point(lon + 1 / (111.2 * middle), lat)[0] - projection.point(lon, lat)[0]
    assert east == pytest.approx(north, rel=1e-6)


def test_the_extent_is_around_everything():
    shapes = {"features": [square(17.9, 59.3, 18.0, 59.31), square(17.8, 59.35, 17.85, 59.4)]}
    assert extent(shapes) == (17.8, 59.3, 18.0, 59.4)


def test_proportion_is_width_by_height_on_the_ground():
    assert proportion((18.0, 59.0, 18.2, 59.2)) == pytest.approx(math.cos(math.radians(59.1)))


def test_all_parts_and_holes_of_a_shape_are_rings():
    ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    many = {"geometry": {"type": "MultiPolygon", "coordinates": [[ring, ring], [ring]]}}
    assert len(list(degree_rings(many))) == 3
    assert len(list(degree_rings({"geometry": {"type": "Polygon", "coordinates": [ring, ring]}}))) == 2


def test_heights_over_the_sea_in_the_file_are_left_out():
    feature = {"geometry": {"type": "Polygon", "coordinates": [[[0, 0, 5], [1, 0, 5], [1, 1, 5], [0, 0, 5]]]}}
    rings = fit((0, 0, 1, 1), (0, 0, 10, 10)).rings(feature)
    assert all(len(point) == 2 for point in rings[0])
