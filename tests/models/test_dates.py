"""Dates as people write them become one stored form, or a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import UserError
from app.models.wording.dates import parse_date
from app.models.wording.typography import date_long


@pytest.mark.parametrize(
    "text", ["2015-04-23", "20150423", "23/4 2015", "23/04/2015", "23 april 2015", "23 Apr 2015", " 23  april 2015 "]
)
def test_every_common_way_to_write_a_date_is_read(text: str) -> None:
    assert parse_date(text) == "2015-04-23"


@pytest.mark.parametrize("text", ["", "2015", "15-04-23", "23 brumaire 2015", "2015-02-30", "april 2015", "4/23/2015"])
def test_anything_else_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="datum"):
        parse_date(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_that_is_shown_is_read_back(day: date) -> None:
    assert parse_date(date_long(day.isoformat())) == day.isoformat()
