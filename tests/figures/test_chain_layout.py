"""Cards in columns and the lines between them: nothing over anything else, and few crossings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.chain_layout import Block, Grid, Join, crossings, lay_out, stacked
from app.figures.scene import overlaps

GRID = Grid(5, 180.0, 46.0, 12.0, 9.0)


@st.composite
def nets(draw):
    """Blocks in five columns and joins from left to right among them, each pair at most twice."""
    columns = draw(st.lists(st.integers(0, 4), max_size=24))
    blocks = [Block(f"k{n}", column, draw(st.floats(30, 120))) for n, column in enumerate(columns)]
    pairs = [(one.key, two.key) for one in blocks for two in blocks if one.column < two.column]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=30)) if pairs else []
    return blocks, [Join(f"j{n}", *pair) for n, pair in enumerate(chosen)]


def inside(box, point):
    left, top, right, bottom = box
    return left + 0.01 < point[0] < right - 0.01 and top + 0.01 < point[1] < bottom - 0.01


@given(net=nets())
def test_every_block_and_every_join_has_one_place(net):
    blocks, joins = net
    found = lay_out(blocks, joins, GRID)
    assert set(found.boxes) == {block.key for block in blocks}
    assert set(found.paths) == {join.key for join in joins}
    for block in blocks:
        left, top, right, bottom = found.boxes[block.key]
        assert (left, right) == (GRID.left(block.column), GRID.right(block.column))
        assert bottom - top == pytest.approx(block.height)
        assert top >= -1e-6
        assert bottom <= found.height + 1e-6


@given(net=nets())
def test_no_two_cards_overlap(net):
    found = lay_out(*net, GRID)
    boxes = list(found.boxes.values())
    for at, one in enumerate(boxes):
        assert not any(overlaps(one, two, slack=1e-6) for two in boxes[at + 1 :])


@given(net=nets())
def test_a_line_goes_from_card_to_card_and_through_none(net):
    blocks, joins = net
    found = lay_out(blocks, joins, GRID)
    for join in joins:
        path, left, right = found.paths[join.key], found.boxes[join.left], found.boxes[join.right]
        assert path[0][0] == left[2]
        assert path[-1][0] == right[0]
        assert left[1] <= path[0][1] <= left[3]
        assert right[1] <= path[-1][1] <= right[3]
        assert all(one[0] <= two[0] for one, two in pairwise(path)), "a line never turns back"
        between = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(path)]
        for point in (*path, *between):
            assert not any(inside(box, point) for box in found.boxes.values())


@given(net=nets())
def test_no_two_lines_share_an_end(net):
    found = lay_out(*net, GRID)
    for end in (0, -1):
        points = [path[end] for path in found.paths.values()]
        assert len({(x, round(y, 6)) for x, y in points}) == len(points)


@given(net=nets())
def test_the_picture_is_no_higher_than_its_highest_column(net):
    blocks, joins = net
    found = lay_out(blocks, joins, GRID)
    columns = {block.key: block.column for block in blocks}
    passed = [c for join in joins for c in range(columns[join.left] + 1, columns[join.right])]
    stacks = [
        sum(b.height + GRID.apart for b in blocks if b.column == c) + passed.count(c) * (GRID.lane + GRID.apart)
        for c in range(5)
    ]
    assert found.height <= max(stacks) + 1e-6


def test_a_knot_of_lines_that_can_be_undone_is_undone():
    blocks = [Block(f"a{n}", 0, 50.0) for n in range(6)] + [Block(f"b{n}", 1, 50.0) for n in range(6)]
    joins = [Join(f"j{n}", f"a{n}", f"b{5 - n}") for n in range(6)]
    assert lay_out(blocks, joins, GRID).crossings == 0


def test_cards_stay_in_the_plans_order_when_nothing_speaks_against_it():
    blocks = [Block(f"a{n}", 0, 50.0) for n in range(4)]
    found = lay_out(blocks, [], GRID)
    assert sorted(found.boxes, key=lambda key: found.boxes[key][1]) == ["a0", "a1", "a2", "a3"]


def test_a_card_alone_with_its_neighbour_stands_at_its_height():
    found = lay_out([Block("a", 0, 40.0), Block("b", 1, 80.0)], [Join("j", "a", "b")], GRID)
    assert found.boxes["a"][1] + 20 == pytest.approx(found.boxes["b"][1] + 40)
    assert {y for _, y in found.paths["j"]} == {40.0}


def test_crossings_are_counted_pair_by_pair():
    a, b, c, d = (("a", -1), ("b", -1), ("c", -1), ("d", -1))
    assert crossings([[a, b], [c, d]], {a: [c], b: [d]}) == 0
    assert crossings([[a, b], [c, d]], {a: [d], b: [c]}) == 1
    assert crossings([[a, b], [c, d]], {a: [c, d], b: [c, d]}) == 1


@given(
    wanted=st.lists(st.floats(-500, 500), min_size=1, max_size=12),
    height=st.floats(10, 90),
    space=st.floats(0, 20),
)
def test_a_stack_keeps_its_order_and_its_spaces(wanted, height, space):
    high = len(wanted) * (height + space)
    tops = stacked(wanted, [height] * len(wanted), [space] * (len(wanted) - 1), high)
    assert all(two - one >= height + space - 1e-6 for one, two in pairwise(tops))
    assert tops[0] >= -1e-6
    assert tops[-1] + height <= high + 1e-6
