"""The border of a union, from its members' borders."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.figures.outline import outline

cells = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30)


def cell(x, y):
    return ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y))


def area(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


@given(cells)
def test_the_border_holds_the_area_of_all_members_and_nothing_else(members):
    border = outline([cell(x, y) for x, y in sorted(members)])
    assert sum(map(area, border)) == len(members)


@given(cells)
def test_every_border_is_closed_and_no_edge_is_walked_twice(members):
    border = outline([cell(x, y) for x, y in sorted(members)])
    assert all(ring[0] == ring[-1] and len(ring) >= 5 for ring in border)
    edges = Counter(frozenset(edge) for ring in border for edge in pairwise(ring))
    assert set(edges.values()) <= {1}


@given(cells)
def test_the_border_is_exactly_the_edges_with_a_member_on_one_side(members):
    every = Counter(frozenset(edge) for x, y in members for edge in pairwise(cell(x, y)))
    border = outline([cell(x, y) for x, y in sorted(members)])
    assert {frozenset(edge) for ring in border for edge in pairwise(ring)} == {e for e, n in every.items() if n == 1}


def test_members_apart_have_a_border_each():
    assert len(outline([cell(0, 0), cell(3, 3)])) == 2


def test_a_point_said_twice_in_a_row_is_no_edge():
    ring = ((0, 0), (1, 0), (1, 0), (1, 1), (0, 0))
    assert outline([ring]) == (((0, 0), (1, 0), (1, 1), (0, 0)),)
