"""Positions keep what people placed in the order they placed it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from app.models import order


def _chance(seed: int) -> str:
    return "".join(random.Random(seed).choices(order.ALPHABET, k=order.CHANCE_LENGTH))


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=60))
def test_a_record_placed_between_two_others_sorts_between_them(places: list[int]) -> None:
    positions: list[str] = []
    for step, place in enumerate(places):
        at = place % (len(positions) + 1)
        before = positions[at - 1] if at else ""
        after = positions[at] if at < len(positions) else ""
        new = order.between(before, after, _chance(step))
        assert before < new
        assert not after or new < after
        positions.insert(at, new)
    assert positions == sorted(positions)


def test_a_thousand_records_added_last_keep_their_positions_short() -> None:
    position = ""
    for step in range(1000):
        following = order.between(position, "", _chance(step))
        assert following > position
        position = following
    assert len(position) < 50


def test_the_position_ends_in_the_chance_it_was_given() -> None:
    assert order.between("", "", "zA9k").endswith("zA9k")


def test_where_there_is_no_room_the_new_one_goes_after() -> None:
    assert order.between("", "0", "1111") > "0"
