"""Figures kept as columns are the same figures, in the same order, as the ones put in."""

from __future__ import annotations

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Value
from app.exchange.index_tables.listed import Listed
from app.exchange.index_tables.values import Values, of_values

NAMES = st.sampled_from(["Ekliden", "Ängsvik", "Z", "ä", ""])
VALUES = st.builds(
    Value,
    st.integers(2010, 2012),
    NAMES,
    NAMES,
    st.none() | st.floats(allow_nan=False),
    st.sampled_from(["ok", "bortfall"]),
    st.none() | st.floats(0, 1e6),
    st.sampled_from(["", "women", "men"]),
    st.none() | st.integers(1990, 2015),
)


def key(value: Value) -> tuple[int, str, str, str]:
    return (value.year, value.unit, value.indicator, value.sex)


@given(st.lists(VALUES, max_size=20))
def test_figures_come_back_one_by_one_as_they_were(given_values: list[Value]) -> None:
    values = Values(of_values(given_values))
    assert values == given_values
    assert given_values == values
    assert of_values(values) is values.columns


@given(st.lists(VALUES, max_size=20))
def test_the_order_is_year_unit_indicator_and_sex_and_what_comes_twice_is_seen(given_values: list[Value]) -> None:
    columns = of_values(given_values)
    columns = columns.take(columns.order())
    assert [key(value) for value in Values(columns)] == sorted(map(key, given_values))
    keys = [key(value) for value in Values(columns)]
    assert columns.as_above(np.arange(len(keys))).tolist() == [
        at > 0 and keys[at] == keys[at - 1] for at in range(len(keys))
    ]


@given(st.lists(st.integers(), max_size=9), st.integers(-12, 12), st.integers(-12, 12))
def test_a_list_made_when_looked_at_is_the_list(numbers: list[int], low: int, high: int) -> None:
    listed = Listed(len(numbers), numbers.__getitem__)
    assert listed == numbers
    assert listed == tuple(numbers)
    assert listed != [*numbers, 1]
    assert listed[low:high] == tuple(numbers[low:high])
    assert list(reversed(listed)) == numbers[::-1]
    assert (listed == "text") is False
    for number in numbers:
        assert number in listed


def test_a_long_list_shows_its_beginning_only() -> None:
    assert repr(Listed(3, str)) == "['0', '1', '2']"
    assert repr(Listed(10**9, str)) == "['0', '1', '2', '3', '4', …]"
    assert Listed(10**9, str)[random.Random(1).randrange(10**9)].isdecimal()
