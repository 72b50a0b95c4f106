"""Leaders that do not cross."""

from hypothesis import given
from hypothesis import strategies as st

from app.figures.leaders import crosses_box, untangled

spots = st.lists(st.tuples(st.integers(0, 180), st.integers(130, 400)), min_size=1, max_size=8, unique=True).map(
    lambda many: [(float(x), float(y)) for x, y in many]
)


def turn(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def properly_cross(a, b, c, d):
    return turn(a, b, c) * turn(a, b, d) < -1e-6 and turn(c, d, a) * turn(c, d, b) < -1e-6


@given(spots)
def test_no_two_leaders_cross(found):
    places = [(200.0, 10.0 + 20 * index) for index in range(len(found))]
    order = untangled(found, places)
    assert sorted(order) == list(range(len(found)))
    lines = [(spot, places[place]) for spot, place in zip(found, order, strict=True)]
    assert not any(properly_cross(*one, *two) for index, one in enumerate(lines) for two in lines[index + 1 :])


def test_a_path_through_a_box_crosses_it_and_one_beside_does_not():
    box = (10.0, 10.0, 20.0, 20.0)
    assert crosses_box([(0, 0), (30, 30)], box)
    assert crosses_box([(0, 15), (30, 15)], box)
    assert crosses_box([(15, 0), (15, 12)], box)
    assert not crosses_box([(0, 0), (30, 0)], box)
    assert not crosses_box([(0, 15), (9, 15)], box)
    assert not crosses_box([(0, 25), (25, 25), (25, 0)], box)
    assert not crosses_box([(10, 0), (10, 30)], box)


@given(st.tuples(*[st.floats(0, 100)] * 4))
def test_a_path_that_ends_inside_always_crosses(ends):
    x1, y1, _, _ = ends
    assert crosses_box([(x1, y1), (50.0, 50.0)], (40.0, 40.0, 60.0, 60.0)) or (x1, y1) == (50.0, 50.0)
