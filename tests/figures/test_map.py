"""The map: classes, the own board, labels, what is missing."""

from time import perf_counter

import pytest

from app.figures.classes import INDEX, round_classes
from app.figures.leaders import crosses_box
from app.figures.map import ROLES, MapData, map_chart
from app.figures.outline import outline
from app.figures.projection import degree_rings, extent, fit, proportion
from app.figures.scene import Line, Polygon, ring_box, text_box

SIZES = [(284, 470), (432, 440), (900, 600), (1300, 700)]


def names(shapes):
    return [feature["properties"]["stadsdel"] for feature in shapes["features"]]


def boards(shapes):
    return sorted({feature["properties"]["stadsdelsnamnd"] for feature in shapes["features"]})


def data(shapes, board, **more):
    values = {name: 12.0 + (len(name) * 37 + index * 11) % 80 for index, name in enumerate(names(shapes))}
    return MapData({**values, **more.pop("changed", {})}, board, INDEX, **more)


def area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True)) / 2


@pytest.mark.parametrize("size", SIZES)
def test_the_example_city_is_sound_at_every_size(size, example_map, example_water, sound, measure):
    sound(map_chart(example_map, data(example_map, "Exempelnämnden"), size, measure, water=example_water))


@pytest.mark.parametrize("size", SIZES)
def test_every_board_of_the_city_is_sound_and_no_leader_runs_through_a_label(
    size, city_map, city_water, sound, measure
):
    for board in boards(city_map):
        scene = map_chart(city_map, data(city_map, board), size, measure, water=city_water)
        sound(scene)
        leaders = [prim for prim in scene.prims if isinstance(prim, Line) and prim.stroke == "ink"]
        texts = [text for text in scene.texts() if text.bold]
        assert len(leaders) == len(texts) >= 2
        boxes = [text_box(text, measure) for text in texts]
        assert not any(crosses_box(line.points, box) for line in leaders for box in boxes)


def test_the_map_is_true_to_shape(example_map):
    degrees = extent(example_map)
    projection = fit(degrees, (10, 20, 310, 420))
    box = ring_box(tuple(ring for feature in example_map["features"] for ring in projection.rings(feature)))
    assert (box[2] - box[0]) / (box[3] - box[1]) == pytest.approx(proportion(degrees))
    assert box[0] >= 10 - 1e-6
    assert box[3] <= 420 + 1e-6
    assert (box[0] + box[2]) / 2 == pytest.approx(160)


def test_north_is_up_and_east_is_right(example_map):
    projection = fit(extent(example_map), (0, 0, 100, 100))
    assert projection.point(15.0, 60.02)[1] < projection.point(15.0, 60.0)[1]
    assert projection.point(15.1, 60.0)[0] > projection.point(15.0, 60.0)[0]


def test_only_polygons_make_a_map():
    with pytest.raises(ValueError, match="Point"):
        list(degree_rings({"geometry": {"type": "Point", "coordinates": [1, 2]}}))


def test_every_boards_border_is_closed_and_holds_exactly_its_neighbourhoods(example_map, city_map):
    for shapes in (example_map, city_map):
        for board in boards(shapes):
            members = [f for f in shapes["features"] if f["properties"]["stadsdelsnamnd"] == board]
            rings = [tuple((x, y) for x, y in ring) for feature in members for ring in degree_rings(feature)]
            border = outline(rings)
            assert all(ring[0] == ring[-1] for ring in border), board
            assert sum(map(area, border)) == pytest.approx(sum(map(area, rings))), board
            assert sum(map(len, border)) < sum(map(len, rings))


def test_a_border_between_two_members_vanishes_and_a_hole_stays():
    def cell(x, y):
        return ((x, y), (x + 1.0, y), (x + 1.0, y + 1.0), (x, y + 1.0), (x, y))

    assert [len(ring) for ring in outline([cell(0.0, 0.0), cell(1.0, 0.0)])] == [7]
    around = [cell(float(x), float(y)) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    assert sorted(len(ring) for ring in outline(around)) == [5, 13]
    assert outline([]) == ()


def test_each_neighbourhood_is_painted_in_its_class_and_says_so(example_map, measure):
    said = data(example_map, "Exempelnämnden")
    scene = map_chart(example_map, said, (284, 470), measure)
    areas = [prim for prim in scene.prims if isinstance(prim, Polygon) and prim.stroke == "map_edge"]
    for name, prim in zip(names(example_map), areas, strict=True):
        assert prim.fill == ROLES[INDEX.of(said.values[name])]
        mark = scene.mark(name)
        assert mark is not None
        assert mark.rings == prim.rings
        assert mark.label.startswith(f"{name}: ")


def test_what_is_missing_is_hatched_and_tells_its_reason(example_map, measure):
    said = data(example_map, "Exempelnämnden", changed={"Lillmossen": None}, reasons={"Lillmossen": "för få invånare"})
    scene = map_chart(example_map, said, (284, 470), measure)
    hatched = [prim for prim in scene.prims if isinstance(prim, Polygon) and prim.hatch]
    assert len(hatched) == 1
    assert hatched[0].fill == "surface"
    assert scene.mark("Lillmossen").label == "Lillmossen: för få invånare"
    assert any("uppgift saknas" in text.text for text in scene.texts())
    assert "1 saknar uppgift" in scene.description
    whole = map_chart(example_map, data(example_map, "Exempelnämnden"), (284, 470), measure)
    assert not any("uppgift saknas" in text.text for text in whole.texts())


def test_the_own_board_has_ink_on_a_halo_and_stands_first(example_map, measure):
    scene = map_chart(example_map, data(example_map, "Exempelnämnden"), (284, 470), measure)
    borders = [(p.stroke, p.width) for p in scene.prims if isinstance(p, Polygon) and p.stroke in ("ink", "surface")]
    assert borders == [("surface", 5), ("ink", 2.2)]
    own = {
        f["properties"]["stadsdel"]
        for f in example_map["features"]
        if f["properties"]["stadsdelsnamnd"] == "Exempelnämnden"
    }
    assert {mark.key for mark in scene.marks[: len(own)]} == own


def test_a_board_nobody_knows_has_no_border_and_no_labels(example_map, measure, sound):
    scene = map_chart(example_map, data(example_map, "Ingen"), (284, 470), measure)
    sound(scene)
    assert not any(text.bold for text in scene.texts())


def test_the_key_says_the_limits_and_turns_to_single_limits_where_ranges_do_not_fit(example_map, measure):
    said = data(example_map, "Exempelnämnden")
    wide = {text.text for text in map_chart(example_map, said, (500, 470), measure).texts()}
    assert set(INDEX.names()) <= wide
    fine = MapData(
        {name: 1234.5 + i / 10 for i, name in enumerate(names(example_map))},
        "Exempelnämnden",
        round_classes([1234.5, 1236.5]),
    )
    narrow = {text.text for text in map_chart(example_map, fine, (230, 470), measure).texts()}
    assert not any("–" in text for text in narrow)
    assert "1\u00a0235,0" in narrow


def test_a_unit_follows_every_value(example_map, measure):
    scene = map_chart(example_map, data(example_map, "Exempelnämnden", unit="%"), (400, 470), measure)
    assert all(text.text.endswith("\u00a0%") for text in scene.texts() if text.bold)


def test_chosen_labels_are_those_and_only_those_with_values(example_map, measure):
    said = data(example_map, "Exempelnämnden", changed={"Lillmossen": None})
    scene = map_chart(example_map, said, (400, 470), measure, labelled=["Ekliden", "Lillmossen"])
    assert [text.text.split()[0] for text in scene.texts() if text.bold] == ["Ekliden"]


def test_a_low_map_has_fewer_labels_rather_than_no_room_for_itself(example_map, measure, sound):
    scene = map_chart(example_map, data(example_map, "Exempelnämnden"), (600, 300), measure, scale=2.0)
    sound(scene)
    assert 1 <= sum(text.bold for text in scene.texts()) <= 3


def test_a_map_of_the_whole_city_is_built_while_a_window_is_being_resized(city_map, city_water, measure):
    said = data(city_map, "Bromma")
    started = perf_counter()
    map_chart(city_map, said, (900, 700), measure, water=city_water)
    assert perf_counter() - started < 0.5  # about 15 ms when the machine is idle
