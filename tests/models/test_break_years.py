"""Years of a new definition, out of what people have written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.break_years import break_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2012", (2012,)),
        ("2012, 2009", (2009, 2012)),
        ("2012 (ny blankett) och 2012", (2012,)),
        ("från och med 2012-01-01", (2012,)),
        ("förra året", ()),
        ("", ()),
        ("20123 personer, 1234", ()),
    ],
)
def test_years_are_found_whatever_stands_around_them(text: str, years: tuple[int, ...]) -> None:
    assert break_years(text) == years


@given(st.lists(st.integers(1900, 2099), max_size=6), st.sampled_from([", ", " ", ";", " och ", "\n"]))
def test_every_year_is_found_once_and_they_rise(years: list[int], between: str) -> None:
    assert break_years(between.join(map(str, years))) == tuple(sorted(set(years)))
