"""Shares add up to a hundred whatever is moved, and nobody is pushed below the least."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import shares

WEIGHTS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0, 50), min_size=1).filter(
    lambda found: sum(found.values()) > 0.01
)
LEAST = 5.0


@given(WEIGHTS, st.data(), st.floats(-20, 140), st.sampled_from([0.0, LEAST]))
def test_what_is_moved_stands_where_it_was_put_and_all_add_up_to_a_hundred(
    weights: dict[str, float], data: st.DataObject, to: float, least: float
) -> None:
    name = data.draw(st.sampled_from(sorted(weights)))
    start = shares.shares_of({key: weight + least for key, weight in weights.items()})
    least = min([least, *start.values()])
    found = shares.moved(start, name, to, least)
    assert list(found) == list(start)
    assert math.fsum(found.values()) == pytest.approx(100, abs=1e-9)
    assert min(found.values()) >= least - 1e-9
    most = 100 - least * (len(start) - 1)
    assert found[name] == pytest.approx(min(max(to, least), most) if len(start) > 1 else 100)


@given(WEIGHTS, st.data(), st.floats(0, 100))
def test_the_others_keep_their_proportions(weights: dict[str, float], data: st.DataObject, to: float) -> None:
    name = data.draw(st.sampled_from(sorted(weights)))
    start = shares.shares_of(weights)
    found = shares.moved(start, name, to)
    others = [key for key in start if key != name and start[key] > 1e-6]
    for one, two in pairwise(others):
        assert found[one] * start[two] == pytest.approx(found[two] * start[one], abs=1e-6)


@given(WEIGHTS)
def test_stored_weights_give_the_same_shares_back(weights: dict[str, float]) -> None:
    start = shares.shares_of(weights)
    again = shares.shares_of(shares.weights_of(start))
    assert again == pytest.approx(start, abs=1e-3)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, unique=True), st.floats(0.01, 1000))
def test_equal_weights_are_ones_whatever_they_were(names: list[str], weight: float) -> None:
    equal = dict.fromkeys(names, weight)
    assert shares.are_equal(equal)
    assert shares.weights_of(shares.shares_of(equal)) == dict.fromkeys(names, 1.0)


def test_a_small_difference_is_a_difference() -> None:
    assert not shares.are_equal({"a": 1.0, "b": 1.001})


def test_those_without_anything_share_what_is_given_back() -> None:
    found = shares.moved({"a": 100.0, "b": 0.0, "c": 0.0}, "a", 40.0)
    assert found == {"a": 40.0, "b": 30.0, "c": 30.0}


def test_nothing_to_share_and_an_unknown_name_are_errors() -> None:
    with pytest.raises(ValueError, match="no weight"):
        shares.shares_of({"a": 0.0})
    with pytest.raises(KeyError):
        shares.moved({"a": 100.0}, "b", 1.0)
