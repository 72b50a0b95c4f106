"""Where a map's labels stand."""

from hypothesis import given
from hypothesis import strategies as st

from app.figures.layout import Sheet
from app.figures.leaders import crosses_box
from app.figures.map_labels import placed_labels
from app.figures.scene import Ellipse, Line, Text, overlaps, text_box

WIDE, TALL = (17.0, 59.0, 19.0, 59.4), (17.9, 59.0, 18.0, 59.4)


def plain(text, size, bold):
    return len(text) * size * (0.54 if bold else 0.5)


def sheet(width=300.0, height=500.0):
    return Sheet(width, height, plain)


def parts(prims):
    leaders = [prim for prim in prims if isinstance(prim, Line) and prim.stroke == "ink"]
    return leaders, [prim for prim in prims if isinstance(prim, Text)], [p for p in prims if isinstance(p, Ellipse)]


spots = st.lists(st.tuples(st.floats(17.0, 19.0), st.floats(59.0, 59.4)), min_size=1, max_size=6, unique=True)


@given(spots, st.sampled_from([(300.0, 500.0), (700.0, 300.0), (250.0, 260.0)]))
def test_labels_are_apart_inside_and_free_from_leaders(found, size):
    named = {f"Ort {index}": spot for index, spot in enumerate(found)}
    captions = {name: f"{name} 55" for name in named}
    _, prims = placed_labels(sheet(*size), WIDE, named, captions, size[1] - 40)
    leaders, texts, dots = parts(prims)
    boxes = [text_box(text, plain) for text in texts]
    assert len(leaders) == len(texts) == len(dots)
    assert not any(overlaps(a, b) for index, a in enumerate(boxes) for b in boxes[index + 1 :])
    assert all(box[0] >= 0 and box[2] <= size[0] and box[1] >= 0 and box[3] <= size[1] for box in boxes)
    assert not any(crosses_box(line.points, box) for line in leaders for box in boxes)


@given(spots)
def test_each_leader_goes_from_its_own_label_to_its_own_spot(found):
    named = {f"Ort {index}": spot for index, spot in enumerate(found)}
    captions = {name: f"{name} 55" for name in named}
    projection, prims = placed_labels(sheet(), WIDE, named, captions, 460)
    leaders, texts, _ = parts(prims)
    for line, text in zip(leaders, texts, strict=True):
        spot = projection.point(*named[text.text.removesuffix(" 55")])
        assert line.points[-1] == spot
        assert abs(line.points[0][0] - text.x) < 5
        assert abs(line.points[0][1] - text.y) < 10


def test_a_wide_city_has_its_labels_above_and_a_tall_one_beside():
    captions = {"Ort": "Ort 55", "By": "By 12"}
    wide, above = placed_labels(sheet(), WIDE, {"Ort": (17.5, 59.2), "By": (18.5, 59.2)}, captions, 460)
    lowest = max(text.y for text in parts(above)[1])
    assert lowest < wide.point(18, WIDE[3])[1]
    tall, _ = placed_labels(sheet(), TALL, {"Ort": (17.95, 59.3), "By": (17.95, 59.1)}, captions, 460)
    assert tall.point(18, TALL[3])[1] < 20


def test_beside_the_map_labels_stand_on_their_own_side():
    captions = {"Ort": "Ort 55"}
    for lon, left in ((17.91, True), (17.99, False)):
        _, prims = placed_labels(sheet(), TALL, {"Ort": (lon, 59.2)}, captions, 460)
        assert (parts(prims)[1][0].anchor == "end") == left


def test_without_labels_the_map_has_the_whole_room():
    projection, prims = placed_labels(sheet(), WIDE, {}, {}, 460)
    assert prims == []
    assert projection.point(19.0, 59.0)[0] - projection.point(17.0, 59.0)[0] > 280
