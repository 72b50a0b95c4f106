"""What is under the pointer, and where the arrow keys lead."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.classes import INDEX
from app.figures.gap import gap_chart
from app.figures.map import MapData, map_chart
from app.figures.picking import Picker
from app.figures.scene import Mark, Scene, box_ring
from app.figures.standing import standing_chart


def scene(*boxes, near=()):
    marks = [Mark(f"m{index}", f"mark {index}", (box_ring(box),), near) for index, box in enumerate(boxes)]
    return Scene(100, 100, "t", "d", (), tuple(marks))


GRID = scene(*[(x * 30, y * 30, x * 30 + 20, y * 30 + 20) for y in range(3) for x in range(3)])


def test_a_point_in_a_mark_finds_it_and_a_point_beside_finds_nothing():
    picker = Picker(GRID)
    assert picker.at(10, 10) == "m0"
    assert picker.at(35, 65) == "m7"
    assert picker.at(25, 25) == ""


def test_a_hole_in_a_shape_is_not_the_shape():
    ring = Mark("r", "ring", (box_ring((0, 0, 90, 90)), box_ring((30, 30, 60, 60))))
    picker = Picker(Scene(100, 100, "t", "d", (), (ring,)))
    assert picker.at(10, 10) == "r"
    assert picker.at(45, 45) == ""


def test_pointing_at_its_label_is_pointing_at_the_mark_but_a_shape_goes_first():
    labelled = Mark("a", "A", (box_ring((0, 0, 10, 10)),), near=((20, 0, 60, 10),))
    other = Mark("b", "B", (box_ring((40, 0, 60, 10)),))
    picker = Picker(Scene(100, 100, "t", "d", (), (labelled, other)))
    assert picker.at(25, 5) == "a"
    assert picker.at(45, 5) == "b"


def test_where_rows_overlap_the_nearest_in_height_is_meant():
    picker = Picker(scene((0, 0, 50, 20), (0, 10, 50, 30)))
    assert picker.at(5, 12) == "m0"
    assert picker.at(5, 18) == "m1"


@pytest.mark.parametrize(("way", "key"), [("right", "m5"), ("left", "m3"), ("up", "m1"), ("down", "m7")])
def test_arrows_lead_to_the_neighbour_that_way(way, key):
    assert Picker(GRID).next("m4", way) == key


def test_at_the_edge_one_stays_and_from_nowhere_one_comes_to_the_first():
    picker = Picker(GRID)
    assert picker.next("m2", "right") == "m2"
    assert picker.next("", "down") == "m0"
    assert (picker.first(), picker.last()) == ("m0", "m8")


def test_an_empty_chart_has_nowhere_to_go():
    picker = Picker(scene())
    assert (picker.first(), picker.last(), picker.at(1, 1), picker.next("", "up")) == ("", "", "", "")


cells = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=25, unique=True)


@given(cells)
def test_an_arrow_leads_that_way_or_nowhere(found):
    picker = Picker(scene(*[(x * 10, y * 10, x * 10 + 6, y * 10 + 6) for x, y in found]))
    for index, (x, y) in enumerate(found):
        for way, along in (("left", -x), ("right", x), ("up", -y), ("down", y)):
            there = found[int(picker.next(f"m{index}", way)[1:])]
            reached = {"left": -there[0], "right": there[0], "up": -there[1], "down": there[1]}[way]
            anyone = any({"left": -a, "right": a, "up": -b, "down": b}[way] > along for a, b in found)
            assert reached > along if anyone else there == (x, y)


@given(cells)
def test_reading_on_reaches_every_mark_in_order_and_stops_at_the_ends(found):
    picker = Picker(scene(*[(x * 10, y * 10, x * 10 + 6, y * 10 + 6) for x, y in found]))
    keys = [picker.step("", 1)]
    for _ in found[1:]:
        keys.append(picker.step(keys[-1], 1))
    assert keys == [f"m{index}" for index in range(len(found))]
    assert picker.step(keys[-1], 1) == keys[-1]
    assert picker.step(keys[0], -1) == keys[0]


def walked(picker):
    """All that arrow keys alone can reach."""
    reached, waiting = {picker.first()}, [picker.first()]
    while waiting:
        here = waiting.pop()
        for way in ("left", "right", "up", "down"):
            there = picker.next(here, way)
            if there not in reached:
                reached.add(there)
                waiting.append(there)
    return reached


def test_arrow_keys_alone_reach_every_neighbourhood_of_both_cities(city_map, example_map, measure):
    for shapes in (city_map, example_map):
        values = {feature["properties"]["stadsdel"]: 50.0 for feature in shapes["features"]}
        chart = map_chart(shapes, MapData(values, "Farsta", INDEX), (700, 600), measure)
        assert walked(Picker(chart)) == set(values)


def test_arrow_keys_alone_reach_every_row(rows, bars, measure):
    chart = standing_chart(rows, 41.3, (432, 470), measure)
    assert walked(Picker(chart)) == {mark.key for mark in chart.marks}
    total = sum(bar.value for bar in bars)
    chart = gap_chart(0.0, total, bars, (636, 470), measure)
    assert walked(Picker(chart)) == {mark.key for mark in chart.marks}


def test_every_neighbourhood_of_the_city_is_found_at_its_own_spot_and_fast(city_map, measure):
    values = {feature["properties"]["stadsdel"]: 50.0 for feature in city_map["features"]}
    chart = map_chart(city_map, MapData(values, "Farsta", INDEX), (900, 700), measure, labelled=[])
    picker = Picker(chart)
    middles = [
        (
            mark.key,
            sum(x for x, _ in mark.rings[0]) / len(mark.rings[0]),
            sum(y for _, y in mark.rings[0]) / len(mark.rings[0]),
        )
        for mark in chart.marks
    ]
    started = perf_counter()
    found = [picker.at(x, y) for _, x, y in middles]
    each = (perf_counter() - started) / len(middles)
    assert (
        sum(key == hit for (key, _, _), hit in zip(middles, found, strict=True)) > 105
    )  # a bent shape may miss its mean
    assert each < 1e-3  # about 25 µs when the machine is idle
